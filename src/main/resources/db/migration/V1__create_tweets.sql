-- The service also checks the limits of the text (Tweet.java), with a message for the caller. The constraint covers other programs.
CREATE TABLE tweets (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    text      text        NOT NULL CHECK (char_length(text) BETWEEN 1 AND 140),
    timestamp timestamptz NOT NULL DEFAULT clock_timestamp(),
    version   bigint      NOT NULL DEFAULT 1
);
