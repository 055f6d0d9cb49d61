package io.github.slipway.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
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

    @TempDir
    private static Path shared;
    private static Git clone;
    private static Template template;

    @TempDir
    Path folder;

    @BeforeAll
    static void cloneThis() throws IOException {
        clone = Repositories.copyOfThis(shared.resolve("clone"));
        template = new Template(clone, clone.run("rev-parse", "HEAD"));
    }

    @BeforeEach
    void restore() {
        clone.run("reset", "--quiet", "--hard", template.id());
    }

    @Test
    void noWordOfTheExampleIsLeftInTheServicesFiles() throws IOException {
        NewService.make(clone.folder(), PEOPLE);

        Names example = template.record().names();
        var words = Pattern.compile(example.service() + "|" + example.one() + "|template:|service:(begin|end)|SLIPWAY_TEMPLATE",
                Pattern.CASE_INSENSITIVE);
        assertThat(ofOwner(Owner.SERVICE)).hasSizeGreaterThan(60)
                .allSatisfy(
                        (file, entry) -> assertThat(words.matcher(file + "\n" + clone.content(entry)).results().map(match -> match.group()))
                                .as(file).isEmpty());
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

    /** So that an update can render what any service began with. */
    @Test
    void aServiceCanBeMadeFromAService() throws IOException {
        NewService.make(clone.folder(), NOTES);
        Repositories.commit(clone, "A second resource", Map.of("src/main/java/com/example/notes/notes/NoteMark.java",
                "package com.example.notes.notes;\n\n/** An ordinary mark of a note. */\nrecord NoteMark(Note note) {}\n"));
        NewService.make(clone.folder(), PEOPLE);

        Map<String, Entry> made = Repositories.files(clone);
        String mark = clone.content(made.remove("src/main/java/com/acme/orders/people/PersonMark.java"));
        assertThat(mark).isEqualTo(
                "package com.acme.orders.people;\n\n/** An ordinary mark of a person. */\nrecord PersonMark(Person person) {}\n");
        ServiceRecord record = ServiceRecord.read(Repositories.text(clone, ServiceRecord.FILE));
        assertThat(made).isEqualTo(template.render(record));
    }

    @Test
    void recordsTheReleaseOrTheCommit() throws IOException {
        String commit = clone.run("rev-parse", "HEAD");
        NewService.make(clone.folder(), NOTES);
        String ofACommit = ServiceRecord.read(Repositories.text(clone, ServiceRecord.FILE)).version();

        restore();
        clone.run("tag", "v" + template.version());
        NewService.make(clone.folder(), NOTES);
        clone.run("tag", "--delete", "v" + template.version());

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

    /** The formatter breaks longer lines, so that they would not be as an update renders them. */
    @Test
    void namesOfTwelveLettersMakeNoLineTooLong() throws IOException {
        NewService.make(clone.folder(), "order-history", "com.example.history", "subscription", "subscriptions");

        assertThat(ownTexts()).allSatisfy((file, text) -> {
            if (file.endsWith(".java")) {
                assertThat(text.lines()).as(file).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(
                        line.strip().startsWith("*") || line.strip().startsWith("/*") || line.strip().startsWith("//") ? 128 : 140));
            }
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            aviary2 | com.acme.orders        | person | people   | 'aviary2' cannot contain 'aviary'
            orders  | com.example.aviary.x   | person | people   | 'com.example.aviary.x' cannot contain 'com.example.aviary'
            orders  | com.acme.orders        | tweet  | people   | 'tweet' cannot contain 'tweet'
            orders  | com.acme.orders        | text   | texts    | 'text' clashes with a word in
            orders  | com.acme.orders        | page   | pages    | clashes with a word in
            server  | com.acme.orders        | person | people   | 'server' clashes with a word in
            """)
    void refusesANameThatClashes(String service, String packageName, String one, String many, String message) {
        assertThatThrownBy(() -> NewService.make(clone.folder(), service, packageName, one, many)).isInstanceOf(Refusal.class)
                .hasMessageContaining(message);
        assertThat(clone.run("rev-list", "--count", "HEAD")).isEqualTo("1");
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

    private Map<String, String> ownTexts() {
        return new Template(clone, "HEAD").texts();
    }

    private Map<String, Entry> ofOwner(Owner owner) {
        return new TreeMap<>(Repositories.files(clone).entrySet().stream().filter(file -> template.owner(file.getKey()) == owner)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
