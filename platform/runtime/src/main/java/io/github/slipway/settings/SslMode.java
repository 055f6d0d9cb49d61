package io.github.slipway.settings;

/** As libpq's {@code sslmode}. */
enum SslMode {
    disable, allow, prefer, require, verify_ca, verify_full;

    /** The value as libpq and the driver spell it. */
    @Override
    public String toString() {
        return name().replace('_', '-');
    }
}
