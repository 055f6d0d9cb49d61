package io.github.slipway.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The content of the folder of classes after changes of sources and resources. */
class BuildTest {
    private static final String POINT = "package a;\npublic record Point(int x) {}\n";
    private static final String USE = "package a;\nclass Use { int of(Point point) { return point.x(); } }\n";

    @TempDir
    private Path folder;
    private Build build;
    private Path classes;

    @BeforeEach
    void prepare() throws IOException {
        classes = folder.resolve("classes");
        write("sources/a/Point.java", POINT);
        write("sources/a/Use.java", USE);
        write("platform/p/P.java", "package p;\npublic class P {}\n");
        write("resources/application.properties", "# One\ntitle=@project.name@\nversion=@project.version@.\n");
        write("classes/application.properties", "# One\ntitle=Boats & $1\nversion=0.1.0.\n");
        var properties = new Properties();
        properties.putAll(Map.of(
                "slipway.dev.classes", classes.toString(),
                "slipway.dev.release", "25",
                "slipway.dev.compiler", classes.toString(),
                "slipway.dev.service.sources", folder.resolve("sources").toString(),
                "slipway.dev.service.resources", folder.resolve("resources").toString(),
                "slipway.dev.platform.sources", folder.resolve("platform").toString(),
                "slipway.dev.platform.resources", folder.resolve("platform-resources").toString()));
        Path work = Files.createDirectories(folder.resolve("work"));
        try (var out = Files.newOutputStream(work.resolve(Project.FILE))) {
            properties.store(out, null);
        }
        build = new Build(new Project(work));
        build.prepare();
        assertThat(build.update(List.of(folder.resolve("sources/a/Point.java"))).changed()).isTrue();
    }

    @Test
    void aSourceThatMeansTheSameChangesNothing() throws IOException {
        assertThat(build.update(List.of(write("sources/a/Use.java", USE + "// more\n")))).isEqualTo(new Build.Outcome("", false, false));
    }

    @Test
    void usersOfARenamedComponentAreFound() throws IOException {
        Path point = write("sources/a/Point.java", POINT.replace("x", "left"));

        assertThat(build.update(List.of(point)).errors()).contains("Use.java:2: error: cannot find symbol").contains("point.x()");

        Path use = write("sources/a/Use.java", USE.replace("x()", "left()"));
        assertThat(build.update(List.of(use))).isEqualTo(new Build.Outcome("", true, false));
    }

    @Test
    void nothingRemainsOfADeletedClass() throws IOException {
        Path use = folder.resolve("sources/a/Use.java");
        assertThat(classes.resolve("a/Use.class")).exists();
        Files.delete(use);

        assertThat(build.update(List.of(use)).changed()).isTrue();

        assertThat(classes.resolve("a/Use.class")).doesNotExist();
        assertThat(classes.resolve("a/Point.class")).exists();
        assertThat(classes.resolve("p/P.class")).exists();
    }

    @Test
    void anErrorIsReportedUntilItIsRepaired() throws IOException {
        Path use = write("sources/a/Use.java", USE.replace("point.x()", "point.y()"));
        Path page = write("resources/page/index.html", "new");

        assertThat(build.update(List.of(use)).errors()).contains("point.y()");
        assertThat(build.update(List.of(page)).errors()).contains("point.y()");
        write("sources/a/Use.java", USE);
        assertThat(build.update(List.of(use)).errors()).isEmpty();
    }

    /** Compiling the platform takes longer than compiling the service. The compiler empties the folder that it writes to. */
    @Test
    void anErrorInTheServiceDoesNotCompileThePlatformAgain() throws IOException {
        Path other = write("work/platform-classes/other", "");
        Path use = write("sources/a/Use.java", USE.replace("point.x()", "point.y()"));
        assertThat(build.update(List.of(use)).errors()).isNotEmpty();

        write("sources/a/Use.java", USE);
        assertThat(build.update(List.of(use)).errors()).isEmpty();

        assertThat(other).exists();
    }

    @Test
    void anErrorInThePlatformIsReportedUntilItIsRepaired() throws IOException {
        Path source = write("platform/p/P.java", "package p;\npublic class P extends Q {}\n");
        Path page = write("resources/page/index.html", "new");

        assertThat(build.update(List.of(source)).errors()).contains("P.java:2: error: cannot find symbol");
        assertThat(build.update(List.of(page)).errors()).contains("P.java:2: error: cannot find symbol");
        write("platform/p/P.java", "package p;\npublic class P {}\n");
        assertThat(build.update(List.of(source)).errors()).isEmpty();
    }

    @Test
    void propertiesHaveTheValuesThatMavenFilledIn() throws IOException {
        Path properties = write("resources/application.properties", "name=@project.name@ @project.version@\n");

        assertThat(build.update(List.of(properties))).isEqualTo(new Build.Outcome("", true, false));

        assertThat(classes.resolve("application.properties")).hasContent("name=Boats & $1 0.1.0\n");
    }

    @Test
    void aPlaceholderThatOnlyMavenKnowsIsAnError() throws IOException {
        Path properties = write("resources/application.properties", "url=@project.url@\n");
        Path page = write("resources/page/index.html", "new");
        String error = "application.properties: only Maven knows the value of @project.url@: stop mn:run and start it again\n";

        assertThat(build.update(List.of(properties)).errors()).isEqualTo(error);
        assertThat(build.update(List.of(page)).errors()).isEqualTo(error);
        write("resources/application.properties", "url=\n");
        assertThat(build.update(List.of(properties)).errors()).isEmpty();
    }

    @Test
    void otherResourcesAreCopied() throws IOException {
        Path page = write("resources/page/index.html", "@project.name@");
        Path migration = write("resources/db/migration/V1__one.sql", "SELECT 1");

        assertThat(build.update(List.of(page, migration))).isEqualTo(new Build.Outcome("", true, true));

        assertThat(classes.resolve("page/index.html")).hasContent("@project.name@");
        Files.delete(page);
        assertThat(build.update(List.of(page)).changed()).isTrue();
        assertThat(classes.resolve("page/index.html")).doesNotExist();
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, text);
    }
}
