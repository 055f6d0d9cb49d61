package io.github.slipway.settings;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Reads the settings and collects all problems, to report them together. For a wrong setting it returns a stand-in, which is
 * never used, because {@link #throwIfInvalid()} throws first.
 */
final class SettingsReader {
    /** No character with a meaning in a JDBC URL. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:-]+");

    private static final Pattern LINE_ENDS = Pattern.compile("[\r\n]+\\z");

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    void throwIfInvalid() throws InvalidSettingsException {
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
    }

    /** Reports a problem that does not belong to a setting. */
    void refuse(String problem) {
        problems.add(problem);
    }

    /** Reports each variable whose name begins so, and why it may not be set. */
    void refuseVariables(String prefix, String reason) {
        environment.keySet().stream().filter(name -> name.startsWith(prefix)).sorted()
                .forEach(name -> refuse(name + " is set: " + reason));
    }

    /** Reports each of these settings that is set, because the property configures the same. */
    void refuseBeside(String property, Setting... settings) {
        for (Setting setting : settings) {
            if (isSet(setting)) {
                refuse(setting + " and the property " + property + " are both set: only one of them should be");
            }
        }
    }

    boolean isSet(Setting setting) {
        return value(setting) != null;
    }

    String text(Setting setting, String defaultValue) {
        String value = value(setting);
        return value == null ? defaultValue : value;
    }

    String host(Setting setting) {
        String value = value(setting);
        if (value == null) {
            return problem(setting + " is not set: it should be the name or address of a host", "");
        }
        return HOST.matcher(value).matches() ? value : malformed(setting, value, "the name or address of a host", "");
    }

    /** The setting's own value, or the content of the file that the other setting names, without the line ends that editors add. */
    String textOrFile(Setting setting, Setting fileSetting) {
        String value = value(setting);
        String file = value(fileSetting);
        if (value != null && file != null) {
            return problem(setting + " and " + fileSetting + " are both set: only one of them should be", "");
        }
        if (value != null) {
            return value;
        }
        if (file == null) {
            return problem(setting + " is not set: set it, or set " + fileSetting + " to a file with the value", "");
        }
        try {
            String content = LINE_ENDS.matcher(Files.readString(Path.of(file))).replaceFirst("");
            return content.isEmpty() ? problem(fileSetting + " names the file " + file + ", which is empty", "") : content;
        } catch (IOException | RuntimeException e) {
            return malformed(fileSetting, file, "a file that can be read", "");
        }
    }

    int port(Setting setting, int defaultValue) {
        return integer(setting, defaultValue, 1, 65535);
    }

    int integer(Setting setting, int defaultValue, int least, int most) {
        String value = value(setting);
        if (value == null) {
            return defaultValue;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below
        }
        return malformed(setting, value, "a whole number from " + least + " to " + most, defaultValue);
    }

    Duration duration(Setting setting, Duration defaultValue, Duration least, Duration most) {
        String value = value(setting);
        if (value == null) {
            return defaultValue;
        }
        try {
            Duration duration = Duration.parse("PT" + value);
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        return malformed(setting, value, "a time such as 5s or 1m30s, from " + written(least) + " to " + written(most), defaultValue);
    }

    boolean flag(Setting setting, boolean defaultValue) {
        String value = value(setting);
        return switch (value) {
            case null -> defaultValue;
            case "true" -> true;
            case "false" -> false;
            default -> malformed(setting, value, "true or false", defaultValue);
        };
    }

    <E extends Enum<E>> E choice(Setting setting, Class<E> type, E defaultValue) {
        String value = value(setting);
        if (value == null) {
            return defaultValue;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(choice -> choice.toString().equals(value))
                .findAny()
                .orElseGet(() -> malformed(setting, value, Arrays.stream(type.getEnumConstants()).map(Enum::toString)
                        .collect(Collectors.joining(", ", "one of ", "")), defaultValue));
    }

    @Nullable
    Path file(Setting setting) {
        String value = value(setting);
        if (value == null) {
            return null;
        }
        Path file = Path.of(value);
        return Files.isReadable(file) ? file : malformed(setting, value, "a file that can be read", file);
    }

    @Nullable
    URI url(Setting setting) {
        String value = value(setting);
        if (value == null) {
            return null;
        }
        try {
            URI uri = new URI(value);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        return malformed(setting, value, "an address such as https://graphs.example.com/", URI.create(""));
    }

    private @Nullable String value(Setting setting) {
        String value = environment.get(setting.name());
        return value == null || value.isEmpty() ? null : value;
    }

    private <T> T malformed(Setting setting, String value, String expected, T standIn) {
        return problem(setting + " is '" + value + "': it should be " + expected, standIn);
    }

    private <T> T problem(String problem, T standIn) {
        problems.add(problem);
        return standIn;
    }

    private static String written(Duration duration) {
        return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
