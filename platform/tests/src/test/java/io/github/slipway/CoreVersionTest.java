package io.github.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.micronaut.core.version.VersionUtils;

/**
 * The pom pins each module of Micronaut's core. A module that is forgotten would have the version of Micronaut's platform.
 */
class CoreVersionTest {
    private static final Pattern MODULE = Pattern.compile("/io/micronaut/(micronaut-[a-z-]+)/([^/]+)/");

    @Test
    void isTheSameForAllModules() {
        Map<String, String> versions = MODULE.matcher(System.getProperty("java.class.path")).results()
                .collect(Collectors.toMap(module -> module.group(1), module -> module.group(2)));

        assertThat(versions).hasSizeGreaterThan(15);
        assertThat(versions.values()).containsOnly(VersionUtils.MICRONAUT_VERSION);
    }
}
