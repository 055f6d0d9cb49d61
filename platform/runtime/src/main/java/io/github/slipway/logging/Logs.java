package io.github.slipway.logging;

import java.util.Map;

import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.github.slipway.settings.Configuration;
import io.github.slipway.settings.Setting;
import io.github.slipway.settings.Settings;

/** Begins and ends the log. A service's own {@code logback.xml} replaces Slipway's configuration. */
public final class Logs {
    private static final String CONFIGURATION = "io/github/slipway/logging/logback.xml";
    private static final String OWN_CONFIGURATION = "/logback.xml";

    private Logs() {}

    /**
     * Sets the format and the level of standard output. This has to come before the first logger.
     *
     * @param variables the environment's variables; malformed settings count as unset here, {@link Configuration} refuses them
     */
    public static void configure(Map<String, String> variables) {
        if (Logs.class.getResource(OWN_CONFIGURATION) == null) {
            System.setProperty(ClassicConstants.CONFIG_FILE_PROPERTY, CONFIGURATION);
        }
        System.setProperty(Setting.LOG_FORMAT.name(), Settings.logFormat(variables).name());
        System.setProperty(Setting.LOG_LEVEL.name(), Settings.logLevel(variables).name());
    }

    /** Sends lines to the syslog server from now on, if there is one. */
    public static void startSyslog(Settings settings) {
        if (settings.syslog() != null) {
            root().addAppender(SyslogAppender.started(settings.service(), settings.syslog(), context()));
        }
    }

    /** Writes the queued lines. Nothing is logged afterwards. */
    public static void stop() {
        context().stop();
    }

    static Logger root() {
        return context().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
