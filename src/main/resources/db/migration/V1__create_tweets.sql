-- The limit of the text stands in the service as well (TweetText), which says what is wrong; this one holds whatever writes.
CREATE TABLE tweets (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    text      text        NOT NULL CHECK (char_length(text) BETWEEN 1 AND 140),
    timestamp timestamptz NOT NULL DEFAULT clock_timestamp(),
    version   bigint      NOT NULL DEFAULT 1
);
