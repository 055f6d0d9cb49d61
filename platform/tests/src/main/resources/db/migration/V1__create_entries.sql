CREATE TABLE entries (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    text    text   NOT NULL,
    version bigint NOT NULL DEFAULT 1
);
