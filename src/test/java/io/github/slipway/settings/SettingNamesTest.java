package io.github.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

class SettingNamesTest {
    private static final Pattern ROW = Pattern.compile("\\| ((?:`[A-Z_]+` )+)\\|.*");

    @Test
    void theReadmesTableHasEachSettingAndNoOther() throws IOException {
        var named = Files.readAllLines(Path.of("README.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .flatMap(row -> Arrays.stream(row.group(1).replace("`", "").split(" ", -1)))
                .filter(name -> !name.isEmpty());

        assertThat(named).containsExactlyInAnyOrderElementsOf(Arrays.stream(Setting.values()).map(Setting::name).toList());
    }
}
