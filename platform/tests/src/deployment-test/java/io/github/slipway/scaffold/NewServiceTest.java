package io.github.slipway.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.slipway.scaffold.Git.Entry;
import io.github.slipway.scaffold.Owners.Owner;

@EnabledIfEnvironmentVariable(named = "SLIPWAY_TEMPLATE", matches = "true", disabledReason = "the names of the example are the template's")
class NewServiceTest {
    private static final String[] NOTES = {"notes", "com.example.notes", "note", "notes"};
    private static final String[] PEOPLE = {"order-history", "com.acme.orders", "person", "people"};

    /** The limits of the formatter. */
    private static final int LINE = 140;
    private static final int COMMENT_LINE = 128;

    @TempDir
    private static Path shared;
    private static Git clone;
    private static Template template;
    private static Names example;

    @TempDir
    Path folder;

    @BeforeAll
    static void cloneThis() throws IOException {
        clone = Repositories.copyOfThis(shared.resolve("clone"));
        template = new Template(clone, clone.run("rev-parse", "HEAD"));
        example = template.record().names();
    }

    @BeforeEach
    void restore() {
        clone.run("reset", "--quiet", "--hard", template.id());
    }

    @Test
    void noWordOfTheExampleIsLeftInTheServicesFiles() throws IOException {
        NewService.make(clone.folder(), PEOPLE);

        var words = Pattern.compile(
                example.service() + "|" + example.one() + "|template:(begin|end|only)|service:(begin|end)|SLIPWAY_TEMPLATE",
                Pattern.CASE_INSENSITIVE);
        List<String> files = List.copyOf(ofOwner(Owner.SERVICE).keySet());
        List<String> texts = clone.contents(files.stream().map(Repositories.files(clone)::get).toList());
        assertThat(files).hasSizeGreaterThan(60);
        for (int i = 0; i < files.size(); i++) {
            assertThat(words.matcher(files.get(i) + "\n" + texts.get(i)).results().map(MatchResult::group)).as(files.get(i)).isEmpty();
        }
        assertThat(ofOwner(Owner.TEMPLATE)).isEmpty();
    }

    @Test
    void noFileOfSlipwaysIsChanged() throws IOException {
        Map<String, Entry> before = ofOwner(Owner.SLIPWAY);

        NewService.make(clone.folder(), NOTES);

        assertThat(ofOwner(Owner.SLIPWAY)).hasSizeGreaterThan(300).isEqualTo(before);
        assertThat(clone.run("status", "--porcelain")).isEmpty();
        assertThat(clone.run("rev-list", "--count", "HEAD")).isEqualTo("2");
    }

    /** An update needs this to render the initial version of any service. */
    @Test
    void aServiceCanBeMadeFromAService() throws IOException {
        NewService.make(clone.folder(), NOTES);
        Repositories.commit(clone, "A second resource", Map.of("src/main/java/com/example/notes/notes/NoteMark.java",
                "package com.example.notes.notes;\n\n/** An ordinary mark of a note. */\nrecord NoteMark(Note note) {}\n"));
        NewService.make(clone.folder(), PEOPLE);

        String mark = "src/main/java/com/acme/orders/people/PersonMark.java";
        assertThat(Repositories.text(clone, mark)).isEqualTo("""
                package com.acme.orders.people;

                /** An ordinary mark of a person. */
                record PersonMark(Person person) {}
                """);
        Map<String, Entry> made = Repositories.files(clone);
        made.remove(mark);
        ServiceRecord record = ServiceRecord.read(Repositories.text(clone, ServiceRecord.FILE));
        assertThat(clone.run("diff", clone.store(template.render(record)), clone.store(made))).isEmpty();
    }

    @Test
    void recordsTheReleaseOrTheCommit() throws IOException {
        String commit = clone.run("rev-parse", "HEAD");
        NewService.make(clone.folder(), NOTES);
        String ofACommit = ServiceRecord.read(Repositories.text(clone, ServiceRecord.FILE)).version();

        restore();
        clone.run("tag", "v" + template.version());
        NewService.make(clone.folder(), NOTES);

        assertThat(clone.run("tag")).isEmpty();
        assertThat(ofACommit).isEqualTo(template.version() + "+" + commit);
        assertThat(ServiceRecord.read(Repositories.text(clone, ServiceRecord.FILE)).version()).isEqualTo(template.version());
    }

    @Test
    void makesTheServiceInAnotherFolder() throws IOException {
        String commit = clone.run("rev-parse", "HEAD");

        NewService.make(clone.folder(), "notes", "com.example.notes", "note", "notes", "--into", folder.resolve("notes").toString());

        var service = new Git(folder.resolve("notes"), Map.of());
        assertThat(service.run("rev-list", "--count", "HEAD")).isEqualTo("1");
        assertThat(service.run("status", "--porcelain")).isEmpty();
        assertThat(Repositories.text(service, ".env")).contains("SERVICE_NAME=notes\n");
        assertThat(clone.run("rev-parse", "HEAD")).isEqualTo(commit);
        assertThat(clone.run("for-each-ref", "refs/slipway")).isEmpty();
    }

    /** The formatter breaks longer lines, which would then differ from the lines that an update renders. */
    @Test
    void namesOfTwelveLettersMakeNoLineTooLong() throws IOException {
        NewService.make(clone.folder(), "order-history", "com.example.history", "subscription", "subscriptions");

        new Template(clone, "HEAD").texts().forEach((file, text) -> {
            if (file.endsWith(".java")) {
                assertThat(text.lines()).as(file).allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(line.strip().matches("(\\*|/\\*|//).*") ? COMMENT_LINE : LINE));
            }
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SERVICE2 | com.acme.orders | person | people | 'SERVICE2' cannot contain 'SERVICE'
            orders   | PACKAGE.x       | person | people | 'PACKAGE.x' cannot contain 'PACKAGE'
            orders   | com.acme.orders | ONE    | people | 'ONE' cannot contain 'ONE'
            orders   | com.acme.orders | text   | texts  | 'text' clashes with a word in
            orders   | com.acme.orders | page   | pages  | clashes with a word in
            server   | com.acme.orders | person | people | 'server' clashes with a word in
            """)
    void refusesANameThatClashes(String service, String packageName, String one, String many, String message) {
        assertThatThrownBy(() -> NewService.make(clone.folder(), example(service), example(packageName), example(one), many))
                .isInstanceOf(Refusal.class).hasMessageContaining(example(message));
        assertThat(clone.run("rev-list", "--count", "HEAD")).isEqualTo("1");
    }

    @Test
    void refusesToMakeOneFileOfTwo() throws IOException {
        NewService.make(clone.folder(), NOTES);
        Repositories.commit(clone, "Two files",
                Map.of("src/main/resources/note.txt", "ours", "src/main/resources/gadget.txt", "ours, too"));

        assertThatThrownBy(() -> NewService.make(clone.folder(), "shop", "com.acme.shop", "gadget", "gadgets")).isInstanceOf(Refusal.class)
                .hasMessageContaining("src/main/resources/gadget.txt");
    }

    @Test
    void aServicesOwnLinesAreNotTheTemplates() throws IOException {
        NewService.make(clone.folder(), NOTES);
        Repositories.commit(clone, "A line", Map.of("src/main/resources/ours.txt", "template:only\n"));
        NewService.make(clone.folder(), PEOPLE);

        assertThat(Repositories.text(clone, "src/main/resources/ours.txt")).isEqualTo("template:only\n");
    }

    @Test
    void refusesToReplaceAnIgnoredFile() throws IOException {
        Path ignored = clone.folder().resolve("src/main/java/com/example/notes/Application.java");
        Files.createDirectories(ignored.getParent());
        Files.writeString(ignored, "ours");
        Files.writeString(clone.folder().resolve(".git/info/exclude"), "/src/main/java/com/example/notes\n");

        assertThatThrownBy(() -> NewService.make(clone.folder(), NOTES)).isInstanceOf(Refusal.class)
                .hasMessageContaining("Application.java");
        assertThat(ignored).hasContent("ours");
        Files.delete(ignored);
    }

    @Test
    void refusesChangesThatAreNotCommitted() throws IOException {
        Files.writeString(clone.folder().resolve("pom.xml"), "changed");

        assertThatThrownBy(() -> NewService.make(clone.folder(), NOTES)).isInstanceOf(Refusal.class).hasMessageContaining("pom.xml");
    }

    @Test
    void refusesAFolderThatIsNotEmpty() {
        assertThatThrownBy(
                () -> NewService.make(clone.folder(), "notes", "com.example.notes", "note", "notes", "--into", shared.toString()))
                .isInstanceOf(Refusal.class).hasMessageContaining("not empty");
    }

    /** Returns a text with the names of the example, which Slipway's files must not contain. */
    private static String example(String text) {
        return text.replace("SERVICE", example.service()).replace("PACKAGE", example.packageName()).replace("ONE", example.one());
    }

    private Map<String, Entry> ofOwner(Owner owner) {
        return new TreeMap<>(Repositories.files(clone).entrySet().stream().filter(file -> template.owner(file.getKey()) == owner)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
