package io.github.slipway.settings;

/** As libpq's {@code sslmode}. */
enum SslMode {
    disable, allow, prefer, require, verify_ca, verify_full;

    /** Whether a trusted authority must have signed the server's certificate. */
    boolean verifies() {
        return this == verify_ca || this == verify_full;
    }

    /** The value as libpq and the driver spell it. */
    @Override
    public String toString() {
        return name().replace('_', '-');
    }
}
