package io.github.slipway.bench;

/** The requests that are measured. */
enum Kind {
    /** One row, by a random id. */
    GET,
    /** The newest 20 rows. */
    LIST,
    /** A new row. */
    POST
}
