package io.github.slipway.logging;

import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.github.slipway.settings.Setting;
import io.github.slipway.settings.Settings;

/** Begins and ends the log. Its configuration, logback.xml, has no defaults of its own. */
public final class Logs {
    private Logs() {}

    /**
     * Passes the settings on. Has to come before the first logger.
     *
     * @param settings of format, level and syslog server
     */
    public static void configure(Settings settings) {
        System.setProperty(Setting.LOG_FORMAT.name(), settings.logFormat().name());
        System.setProperty(Setting.LOG_LEVEL.name(), settings.logLevel().name());
        if (settings.syslog() != null) {
            root().addAppender(SyslogAppender.started(settings.syslog(), context()));
        }
    }

    /** Writes what is not written yet. Nothing is logged after it. */
    public static void stop() {
        context().stop();
    }

    static Logger root() {
        return context().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
