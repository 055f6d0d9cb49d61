package io.github.slipway;

import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.LoggerContext;
import io.github.slipway.settings.Setting;
import io.github.slipway.settings.Settings;

/** Begins and ends the log. Its configuration, logback.xml, has no defaults of its own. */
public final class Logs {
    private Logs() {}

    /**
     * Passes the settings on. Has to come before the first logger.
     *
     * @param format how lines look
     * @param level lines below it are not written
     */
    public static void configure(Settings.LogFormat format, Settings.LogLevel level) {
        System.setProperty(Setting.LOG_FORMAT.name(), format.name());
        System.setProperty(Setting.LOG_LEVEL.name(), level.name());
    }

    /** Writes what is not written yet. Nothing is logged after it. */
    public static void flush() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    }
}
