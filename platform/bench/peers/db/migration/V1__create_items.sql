-- The table of all peers. It has the columns of a resource with one text.
CREATE TABLE items (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    text      text        NOT NULL CHECK (char_length(text) BETWEEN 1 AND 140),
    timestamp timestamptz NOT NULL DEFAULT clock_timestamp(),
    version   bigint      NOT NULL DEFAULT 1
);
