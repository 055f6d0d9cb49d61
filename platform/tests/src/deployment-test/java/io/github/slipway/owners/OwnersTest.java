package io.github.slipway.owners;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

import io.github.slipway.testing.Matches;

@EnabledIfEnvironmentVariable(named = "SLIPWAY_TEMPLATE", matches = "true",
        disabledReason = "the limits and the example's names are the template's")
class OwnersTest {
    private static final int SERVICE_FILES = 80;
    private static final int SERVICE_LINES = 4_500;
    private static final int POM_LINES = 120;
    private final Owners owners = Owners.read();
    private final List<String> files = Owners.files();

    @Test
    void everyFileHasOneOwner() {
        assertThat(files).hasSizeGreaterThan(200)
                .allSatisfy(file -> assertThat(List.of(owners.service(), owners.slipway(), owners.template()))
                        .filteredOn(paths -> Owners.has(paths, file)).hasSize(1));
    }

    @Test
    void theTableHasThePathsThatUpdatesUse() {
        assertThat(Owners.ofTheTable()).isEqualTo(List.of(owners.service(), owners.slipway()));
    }

    @Test
    void everyPathExists() {
        List<String> optional = List.of("docker-compose.override.yaml");

        for (String path : Stream.of(owners.service(), owners.slipway(), owners.template()).flatMap(Set::stream).toList()) {
            assertThat(files.stream().anyMatch(file -> Owners.has(Set.of(path), file)) || optional.contains(path)).as(path).isTrue();
        }
    }

    /** Services get only platform/LICENSE. */
    @Test
    void bothLicencesAreTheSame() {
        assertThat(Owners.text("platform/LICENSE")).isEqualTo(Owners.text("LICENSE"));
    }

    /** Documents may use the example as an example. */
    @Test
    void nothingOfSlipwaysKnowsTheExample() {
        String pom = Owners.text("pom.xml");
        String project = pom.substring(pom.indexOf("</parent>"));
        String group = Matches.first(project, "<groupId>(.*?)</groupId>");
        String service = Matches.first(project, "<artifactId>(.*?)</artifactId>");

        var names = new TreeSet<>(List.of(service, group + "." + service, (group + "." + service).replace('.', '/')));
        names.addAll(resources(group + "." + service));
        assertThat(names).hasSizeGreaterThan(3);
        Pattern name = Pattern.compile(String.join("|", names.stream().map(Pattern::quote).toList()));

        assertThat(files).filteredOn(file -> Owners.has(owners.slipway(), file) && !file.endsWith(".md"))
                .allSatisfy(file -> assertThat(name.matcher((file + '\n' + Owners.text(file)).toLowerCase(Locale.ROOT)).results()
                        .map(match -> file + ": " + match.group())).isEmpty());
    }

    /** Services do not have the template's files. */
    @Test
    void noDocumentOfSlipwaysLinksToAFileOfTheTemplate() {
        assertThat(files).filteredOn(file -> Owners.has(owners.slipway(), file) && file.endsWith(".md")).hasSizeGreaterThan(40)
                .allSatisfy(file -> assertThat(Matches.all(Owners.text(file), "\\]\\(([^)#:]+)")
                        .map(link -> Path.of(file).resolveSibling(link).normalize().toString())
                        .filter(link -> Owners.has(owners.template(), link))).as(file).isEmpty());
    }

    @Test
    void theServiceIsSmallEnoughToOwn() {
        List<String> own = files.stream().filter(file -> Owners.has(owners.service(), file)).toList();
        long lines = own.stream().mapToLong(file -> Owners.text(file).lines().count()).sum();
        System.out.printf(Locale.ROOT, "owners: the service's %d files with %d lines, Slipway's %d files%n", own.size(), lines,
                files.size() - own.size());

        assertThat(own).hasSizeLessThanOrEqualTo(SERVICE_FILES);
        assertThat(lines).isLessThanOrEqualTo(SERVICE_LINES);
        assertThat(Owners.text("pom.xml").lines().count()).isLessThanOrEqualTo(POM_LINES);
    }

    /** Returns the plural and singular names of the service's resources. Each resource is a package below the service's. */
    private List<String> resources(String servicePackage) {
        String folder = "src/main/java/" + servicePackage.replace('.', '/') + "/";
        return files.stream().filter(file -> file.startsWith(folder)).map(file -> file.substring(folder.length()))
                .filter(file -> file.contains("/")).map(file -> file.substring(0, file.indexOf('/'))).distinct()
                .flatMap(many -> List.of(many, many.replaceFirst("s$", "")).stream()).distinct().toList();
    }
}
