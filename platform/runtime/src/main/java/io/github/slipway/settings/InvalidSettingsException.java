package io.github.slipway.settings;

import java.util.List;

/**
 * Settings are missing or malformed. The message has one line for each of them, which names the setting and what it should be;
 * it shows no secret.
 */
public final class InvalidSettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidSettingsException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
