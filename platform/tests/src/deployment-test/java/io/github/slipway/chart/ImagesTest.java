package io.github.slipway.chart;

import static io.github.slipway.testing.Matches.all;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.slipway.Repository;
import io.github.slipway.testing.Json;

/** The images of other projects. Renovate updates and pins all of them. */
class ImagesTest {
    private static final String DIGEST = "@sha256:" + "0".repeat(64);

    /** A tag without the release moves to the next Debian, whose collations do not match the order of existing indexes. */
    @Test
    void postgresqlStaysOnAReleaseOfDebian() throws IOException {
        String cluster = Template.of("cloudnative-pg/cluster.yaml", "notes");

        assertThat(Part.text(Values.defaults().content(), "postgres", "image", "tag")).matches("[0-9]+-trixie");
        assertThat(all(cluster, "imageName: \\S+:(\\S+)")).singleElement().asString().matches("[0-9]+-standard-trixie");
    }

    @Test
    void aTagMayHaveADigest() {
        Chart chart = Chart.ofDefaults().set("postgres.image.tag", "18-trixie" + DIGEST);

        assertThat(Part.text(chart.object("StatefulSet", "-postgres").containers().getFirst(), "image"))
                .isEqualTo("docker.io/postgres:18-trixie" + DIGEST);
    }

    @Test
    void renovateFindsAllImagesOfCompose() throws IOException {
        String env = Files.readString(Repository.file(".env"));
        List<String> versions = all(env, "(?m)^(?!SERVICE)[A-Z_]+_VERSION=(.*)$").toList();

        assertThat(versions).hasSizeGreaterThan(6);
        assertThat(found(".env", env)).isEqualTo(versions.stream().map(version -> version + " null").toList());
        assertThat(found(".env", env.replaceAll("(?m)^(\\w+_VERSION=.*)$", "$1" + DIGEST)))
                .isEqualTo(versions.stream().map(version -> version + " " + DIGEST.substring(1)).toList());
    }

    @Test
    void renovatePinsTheBaseOfTheImage() throws IOException {
        String pom = Files.readString(Repository.file("platform/service-parent/pom.xml"));
        String base = all(pom, "<image.base>(gcr\\.io/[^<]+)</image.base>").findFirst().orElseThrow();

        assertThat(renovate().get("extends")).extracting(JsonNode::asText).contains("docker:pinDigests");
        assertThat(found("platform/service-parent/pom.xml", pom.replace(base, base.replaceFirst("@.*", "") + DIGEST)))
                .containsExactly("nonroot " + DIGEST.substring(1));
    }

    @Test
    void renovateFindsTheImageOfTheProxy() throws IOException {
        String file = "platform/ci/chart/proxy";
        String script = Files.readString(Repository.file(file)).replaceAll("@sha256:[0-9a-f]+", "");

        assertThat(found(file, script)).singleElement().asString().endsWith(" null");
        assertThat(found(file, script.replaceAll("image: haproxy:\\S+", "$0" + DIGEST))).singleElement().asString()
                .endsWith(" " + DIGEST.substring(1));
    }

    /** Returns "value digest" for each image that Renovate finds in a file. */
    private static List<String> found(String file, String text) throws IOException {
        return StreamSupport.stream(renovate().get("customManagers").spliterator(), false)
                .filter(manager -> manager.get("datasourceTemplate").asText().equals("docker"))
                .filter(manager -> patterns(manager, "managerFilePatterns").anyMatch(pattern -> pattern.matcher(file).find()))
                .flatMap(manager -> patterns(manager, "matchStrings").flatMap(pattern -> pattern.matcher(text).results())
                        .map(match -> match.group("currentValue") + " " + match.group("currentDigest")))
                .toList();
    }

    private static Stream<Pattern> patterns(JsonNode manager, String field) {
        return StreamSupport.stream(manager.get(field).spliterator(), false)
                .map(pattern -> Pattern.compile(pattern.asText().replaceAll("^/|/$", "")));
    }

    private static JsonNode renovate() throws IOException {
        return Json.read(Files.readString(Repository.file("renovate.json")));
    }
}
