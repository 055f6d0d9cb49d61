package io.github.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.TemplateCommand;

import io.github.slipway.Repository;

/**
 * The chart as Helm renders it. Unless a test sets others, the release is {@value #RELEASE}, the namespace {@value #NAMESPACE},
 * and the service {@value #SERVICE}.
 */
final class Chart {
    static final Path FOLDER = Repository.file("charts/slipway");
    static final String RELEASE = "demo";
    static final String NAMESPACE = "there";
    static final String SERVICE = "slipway";
    static final String VERSION = "1.2.3";

    /** The oldest version of Kubernetes that Chart.yaml allows. */
    private static final String KUBERNETES = "1.30.0";
    private static final String NOTES = "\nNOTES:\n";
    private static final Path COPY = copy();
    /** The rendered objects, because many tests use the same values. */
    private static final Map<List<Object>, List<KubernetesObject>> RENDERED = new ConcurrentHashMap<>();

    private final String release;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<Path> files;

    private Chart(String release, List<Path> files) {
        this.release = release;
        this.files = files;
    }

    /** Returns the chart with its default values and the two required ones. */
    static Chart ofDefaults() {
        return released(RELEASE);
    }

    /** Returns the same as {@link #ofDefaults()}, but for another release. */
    static Chart released(String release) {
        return new Chart(release, List.of()).set("nameOverride", SERVICE).set("image.tag", VERSION);
    }

    /** Returns the chart with the values of one of the {@link #examples()}. */
    static Chart of(String example) {
        return new Chart(RELEASE, List.of(FOLDER.resolve("ci").resolve(example)));
    }

    /** Returns the chart for a release, with the values of files. Later files override earlier ones. */
    static Chart of(String release, Path... values) {
        return new Chart(release, List.of(values));
    }

    /** Returns the names of the files in ci/. Together they enable and disable everything. */
    static List<String> examples() {
        try (Stream<Path> files = Files.list(FOLDER.resolve("ci"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a value, like Helm's {@code --set}. */
    Chart set(String name, Object value) {
        values.put(name, value.toString());
        return this;
    }

    /** Returns all objects, including those of {@code helm test}. */
    List<KubernetesObject> objects() {
        return RENDERED.computeIfAbsent(List.of(release, files, Map.copyOf(values)), _ -> KubernetesObject.allOf(render()));
    }

    /** Returns the object of a kind whose name is the release's name plus a suffix. Fails unless there is exactly one. */
    KubernetesObject object(String kind, String suffix) {
        String service = service();
        String name = (release.contains(service) ? release : release + "-" + service) + suffix;
        List<KubernetesObject> found = objects().stream().filter(object -> object.kind().equals(kind) && object.name().equals(name))
                .toList();
        assertThat(found).as(kind + " " + name).hasSize(1);
        return found.getFirst();
    }

    /** Returns the reason why Helm refuses the values. Fails if Helm accepts them. */
    String refusal() {
        Throwable thrown = catchThrowable(this::render);
        assertThat(thrown).as("values " + values).isNotNull();
        return String.valueOf(thrown.getMessage());
    }

    /** Returns the notes that Helm prints after an installation. */
    String notes() {
        InstallCommand command = new Helm(FOLDER).install().clientOnly().withDryRunOption(DryRun.CLIENT)
                .withName(release).withNamespace(NAMESPACE).withKubeVersion(KUBERNETES);
        files.forEach(command::withValuesFile);
        values.forEach(command::set);
        String output = command.call().getOutput();
        return output.substring(output.indexOf(NOTES) + NOTES.length());
    }

    private String service() {
        String set = values.get("nameOverride");
        return set == null ? Values.of(files).service() : set;
    }

    private String render() {
        TemplateCommand command = new Helm(COPY).template().withName(release).withNamespace(NAMESPACE)
                .withKubeVersion(KUBERNETES);
        files.forEach(command::withValuesFile);
        values.forEach(command::set);
        return command.call();
    }

    /**
     * Copies the chart for the library's {@code template}, which differs from Helm's: it looks up earlier installations in the
     * cluster that the machine is configured for, and omits the objects of {@code helm test}.
     */
    private static Path copy() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            Path folder = Files.createTempDirectory("slipway-chart");
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(FOLDER.relativize(file));
                Files.createDirectories(target.getParent());
                Files.writeString(target, Files.readString(file)
                        .replaceAll("lookup \"v1\" \"Secret\" [^|]+\\| default dict", "dict")
                        .replace("helm.sh/hook", "example.com/hook"));
                target.toFile().deleteOnExit();
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
