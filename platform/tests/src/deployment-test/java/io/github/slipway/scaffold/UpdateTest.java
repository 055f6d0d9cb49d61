package io.github.slipway.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.slipway.scaffold.Program.Outcome;

/** Updates of a service with the resource `note`, made from a small template with the resource `animal`. */
class UpdateTest {
    private static final String NOTE = "src/main/java/com/example/notes/notes/Note.java";
    private static final String ANIMAL = "src/main/java/org/sample/zoo/animals/Animal.java";
    private static final String ANIMALS = """
            package org.sample.zoo.animals;

            import java.util.List;

            record Animal(long id) {
                // one
                // two
                // three
                // four
                // five
                // six
            }
            """;

    private static final String OWNERS = """
            # Who owns what
            service .env
            service .slipway
            service README.md
            service src/
            slipway docs/
            slipway platform/
            template LICENSE
            """;

    @TempDir
    private static Path shared;
    private static Git template;

    @TempDir
    Path folder;
    private Git service;

    @BeforeAll
    static void makeTheService() throws IOException {
        template = Repositories.create(shared.resolve("template"));
        var files = new LinkedHashMap<String, String>();
        files.put(ServiceRecord.FILE,
                "source=" + template.folder() + "\nservice=zoo\npackage=org.sample.zoo\none=animal\nmany=animals\n");
        files.put(Owners.FILE, OWNERS);
        files.put(".env", "SERVICE_NAME=zoo\nSERVICE_VERSION=0.1.0\n");
        files.put("README.md", "# zoo\n\n1\n2\n3\n4\n5\n6\n");
        files.put("LICENSE", "MIT\n");
        files.put(ANIMAL, ANIMALS);
        files.put("src/main/resources/example.txt", "a animal\n");
        files.put("docs/one.md", "1\n2\n3\n4\n5\n6\n7\n8\n");
        files.put("docs/two.md", "Another document, with a animal.\n");
        release("0.1.0", files);
        NewService.make(template.folder(), "notes", "com.example.notes", "note", "notes", "--into", shared.resolve("service").toString());
        Repositories.configure(new Git(shared.resolve("service"), Map.of()));
    }

    @BeforeEach
    void copyTheService() throws IOException {
        template.run("reset", "--quiet", "--hard", "v0.1.0");
        for (String tag : template.run("tag").lines().filter(tag -> !tag.equals("v0.1.0")).toList()) {
            template.run("tag", "--delete", tag);
        }
        service = Repositories.copy(shared.resolve("service"), folder.resolve("service"));
    }

    @Test
    void replacesSlipwaysFilesAndMergesIntoTheServices() throws IOException {
        Repositories.commit(service, "Our own",
                Map.of(NOTE, Repositories.text(service, NOTE).replace("// one", "// ours"), "docs-of-ours.md", "ours",
                        "src/main/java/com/example/notes/Extra.java", "class Extra {}", "src/main/resources/example.txt", ""));
        release("0.2.0",
                Map.of("docs/one.md", "", "docs/first.md", "1\n2\n3\n4\n5\n6\n7\nnew\n", "docs/two.md", "Changed, with a animal.\n",
                        "docs/three.md",
                        "new\n", ANIMAL, ANIMALS.replace("// six", "// a new animal"),
                        "src/main/java/org/sample/zoo/animals/AnimalNews.java",
                        "class AnimalNews {}\n", "src/main/resources/example.txt", "another animal\n"));

        Outcome outcome = update();

        assertThat(outcome.status()).isZero();
        assertThat(outcome.text()).contains("# Slipway 0.2.0", "- What 0.2.0 has", "- src/main/java/com/example/notes/notes/NoteNews.java",
                "src/main/resources/example.txt: the template changed it; you deleted it, so it stays deleted")
                .doesNotContain("What 0.1.0 has", "Conflicts");
        assertThat(Repositories.files(service).keySet()).containsExactlyInAnyOrder(".env", ".slipway", "README.md", NOTE,
                "src/main/java/com/example/notes/Extra.java", "docs/first.md", "docs/two.md", "docs/three.md", "docs-of-ours.md",
                Owners.FILE,
                "platform/pom.xml", "platform/CHANGELOG.md");
        assertThat(Repositories.text(service, NOTE)).contains("// ours", "// a new note");
        assertThat(Repositories.text(service, "docs/two.md")).isEqualTo("Changed, with a animal.\n");
        assertThat(Repositories.text(service, ".slipway")).contains("version=0.2.0\n");
        assertThat(Repositories.text(service, ".env")).contains("SERVICE_VERSION=0.1.0\n");
        assertThat(service.run("branch", "--show-current")).isEqualTo("slipway/0.2.0");
        assertThat(service.run("status", "--porcelain")).isEmpty();
    }

    @Test
    void takesAFileOfTheExample() throws IOException {
        String text = Repositories.text(service, NOTE);
        Repositories.commit(service, "Not ours", Map.of(NOTE, ""));
        Path file = service.folder().resolve(NOTE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "not committed");
        assertThatThrownBy(() -> Update.run(service.folder(), "--take", NOTE)).isInstanceOf(Refusal.class).hasMessageContaining(NOTE);
        Files.delete(file);

        Update.run(service.folder(), "--take", NOTE);

        assertThat(Repositories.text(service, NOTE)).isEqualTo(text).contains("record Note");
        assertThat(service.run("status", "--porcelain")).isEqualTo("A  " + NOTE);
        assertThatThrownBy(() -> Update.run(service.folder(), "--take", "absent")).isInstanceOf(Refusal.class)
                .hasMessageContaining("absent");
    }

    @Test
    void bothSidesOfAConflictAreInTheFile() throws IOException {
        Repositories.commit(service, "Our own", Map.of(NOTE, Repositories.text(service, NOTE).replace("// two", "// ours")));
        release("0.2.0", Map.of(ANIMAL, ANIMALS.replace("// two", "// theirs")));

        Outcome outcome = update();

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.text()).contains("## Conflicts\n\n- " + NOTE + ":7: resolve the lines between");
        assertThat(Repositories.text(service, NOTE)).contains("<<<<<<< yours\n", "// ours", "// theirs", ">>>>>>> Slipway 0.2.0\n");
    }

    @Test
    void followsAFileThatTheTemplateRenamed() throws IOException {
        Repositories.commit(service, "Our own", Map.of(NOTE, Repositories.text(service, NOTE).replace("// one", "// ours")));
        release("0.2.0", Map.of(ANIMAL, "", "src/main/java/org/sample/zoo/animals/AnimalRow.java", ANIMALS.replace("// six", "// theirs")));

        assertThat(update().status()).isZero();

        assertThat(Repositories.text(service, NOTE.replace("Note.java", "NoteRow.java"))).contains("// ours", "// theirs");
        assertThat(Repositories.files(service)).doesNotContainKey(NOTE);
    }

    @Test
    void followsAFileThatTheServiceRenamed() throws IOException {
        String memo = NOTE.replace("Note.java", "Memo.java");
        Repositories.commit(service, "Our own", Map.of(NOTE, "", memo, Repositories.text(service, NOTE).replace("// one", "// ours")));
        release("0.2.0", Map.of(ANIMAL, ANIMALS.replace("// six", "// theirs")));

        assertThat(update().status()).isZero();

        assertThat(Repositories.text(service, memo)).contains("// ours", "// theirs");
        assertThat(Repositories.files(service)).doesNotContainKey(NOTE);
    }

    @Test
    void whatTheServiceChangedIsNeverDeleted() throws IOException {
        Repositories.commit(service, "Our own", Map.of(NOTE, Repositories.text(service, NOTE).replace("// one", "// ours")));
        // Git detects this as a rename.
        release("0.2.0", Map.of(ANIMAL, "", "platform/Animal.java", ANIMALS.replace("// six", "// theirs")));

        assertThat(update().text()).contains(NOTE + ": the template deleted it; you changed it, so it stays");

        assertThat(Repositories.text(service, NOTE)).contains("// ours");
        assertThat(Repositories.text(service, "platform/Animal.java")).isEqualTo(ANIMALS.replace("// six", "// theirs"));
    }

    @Test
    void refusesAnEditedFileOfSlipwaysOrKeepsIt() throws IOException {
        Repositories.commit(service, "Our own", Map.of("docs/one.md", "ours\n2\n3\n4\n5\n6\n7\n8\n"));
        release("0.2.0", Map.of("docs/one.md", "1\n2\n3\n4\n5\n6\n7\ntheirs\n"));

        assertThatThrownBy(this::update).isInstanceOf(Refusal.class).hasMessageContaining("  docs/one.md\n")
                .hasMessageContaining("--keep FILE");
        assertThat(service.run("for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/main");
        assertThat(update("--keep", "docs/one.md").status()).isZero();
        assertThat(Repositories.text(service, "docs/one.md")).isEqualTo("ours\n2\n3\n4\n5\n6\n7\ntheirs\n");

        release("0.3.0", Map.of("docs/one.md", "1\n2\n3\n4\nnew\n6\n7\ntheirs\n"));
        assertThat(update().status()).isZero();
        assertThat(Repositories.text(service, "docs/one.md")).isEqualTo("ours\n2\n3\n4\nnew\n6\n7\ntheirs\n");
        assertThat(Repositories.text(service, ".slipway")).contains("keep=docs/one.md\n");
    }

    @ParameterizedTest
    @CsvSource({"docs/three.md, docs/three.md", "docs/three, docs/three/four.md", "docs/three/four.md, docs/three", "LICENSE, LICENSE"})
    void refusesToReplaceAFileOfTheServices(String own, String slipways) throws IOException {
        Repositories.commit(service, "Our own", Map.of(own, "ours"));
        release("0.2.0", Map.of(slipways, "theirs", Owners.FILE, OWNERS.replace("template LICENSE", "slipway LICENSE")));

        assertThatThrownBy(() -> update()).isInstanceOf(Refusal.class).hasMessageContaining("\n  " + slipways);
        assertThat(Repositories.text(service, own)).isEqualTo("ours");
    }

    @Test
    void refusesAFileThatBecomesSlipwaysAndIsEdited() throws IOException {
        Repositories.commit(service, "Our own", Map.of("README.md", Repositories.text(service, "README.md") + "ours\n"));
        release("0.2.0", Map.of(Owners.FILE, OWNERS.replace("service README.md", "slipway README.md"), "README.md", "theirs\n"));

        assertThatThrownBy(this::update).isInstanceOf(Refusal.class).hasMessageContaining("README.md").hasMessageContaining("--keep");
        assertThat(update("--keep", "README.md").status()).isEqualTo(1);
        assertThat(Repositories.text(service, "README.md")).contains("ours\n", "theirs\n");
    }

    @Test
    void aFileThatBecomesTheServicesStays() throws IOException {
        release("0.2.0", Map.of("docs/one.md", "", "src/one.md", "1\n2\n3\n4\n5\n6\n7\n8\n"));

        assertThat(update().status()).isZero();

        assertThat(Repositories.files(service)).containsKey("src/one.md").doesNotContainKey("docs/one.md");
    }

    @Test
    void aKeptFileThatTheTemplateRenamesStays() throws IOException {
        Repositories.commit(service, "Our own", Map.of("docs/one.md", "ours\n2\n3\n4\n5\n6\n7\n8\n"));
        release("0.2.0", Map.of("docs/one.md", "", "docs/first.md", "1\n2\n3\n4\n5\n6\n7\n8\n"));

        assertThat(update("--keep", "docs/one.md").text()).contains("docs/one.md: the template deleted it; you changed it, so it stays");

        assertThat(Repositories.text(service, "docs/one.md")).startsWith("ours\n");
        assertThat(Repositories.text(service, "docs/first.md")).startsWith("1\n");
    }

    @Test
    void keepsBothFilesIfTheTemplateRenamesOneToTheOther() throws IOException {
        String other = NOTE.replace("Note.java", "NoteRow.java");
        Repositories.commit(service, "Our own", Map.of(other, "ours\n"));
        release("0.2.0", Map.of(ANIMAL, "", ANIMAL.replace("Animal.java", "AnimalRow.java"), ANIMALS.replace("// six", "// theirs")));

        assertThat(update().text()).contains(other + ": the template renamed " + NOTE + " to this");

        assertThat(Repositories.text(service, other)).isEqualTo("ours\n");
        assertThat(Repositories.text(service, NOTE)).contains("// theirs");
    }

    @Test
    void otherLinesOfTheRecordStay() throws IOException {
        Repositories.commit(service, "Our own", Map.of(".slipway", Repositories.text(service, ".slipway") + "# ours\n"));
        release("0.2.0", Map.of("docs/three.md", "new"));

        update();

        assertThat(Repositories.text(service, ".slipway")).contains("version=0.2.0\n").endsWith("# ours\n");
    }

    @Test
    void refusesToReplaceAnIgnoredFile() throws IOException {
        Files.writeString(service.folder().resolve(".git/info/exclude"), "/docs/three.md\n");
        Files.writeString(service.folder().resolve("docs/three.md"), "ours");
        release("0.2.0", Map.of("docs/three.md", "theirs"));

        assertThatThrownBy(this::update).isInstanceOf(Refusal.class).hasMessageContaining("docs/three.md");
        assertThat(service.folder().resolve("docs/three.md")).hasContent("ours");
        assertThat(service.run("branch", "--show-current")).isEqualTo("main");
    }

    @Test
    void filesWhoseNamesAreNotInUtf8AreRefused() throws IOException {
        Files.writeString(service.folder().resolve("README.md"), "with a name of bytes");
        service.run("update-index", "--add", "README.md");
        String blob = service.run("rev-parse", ":README.md");
        new Git(service.folder(), Map.of("NAME", "src/a")).run("-c",
                "alias.odd=!printf '100644 " + blob + "\\tsrc/a\\351.txt\\n' | git update-index --index-info",
                "odd");
        service.run("commit", "--quiet", "--message", "odd");
        release("0.2.0", Map.of("docs/three.md", "new"));
        service.run("reset", "--quiet", "--hard");

        assertThatThrownBy(this::update).isInstanceOf(Refusal.class).hasMessageContaining("not in UTF-8");
    }

    @Test
    void canBeRunTwice() throws IOException {
        release("0.2.0", Map.of("docs/three.md", "new"));
        update();
        assertThat(update().text()).contains("has Slipway 0.2.0 already");

        service.run("switch", "--quiet", "main");
        assertThatThrownBy(this::update).isInstanceOf(Refusal.class).hasMessageContaining("branch slipway/0.2.0");
    }

    @Test
    void needsNoHistory() throws IOException {
        release("0.2.0", Map.of("docs/three.md", "new"));
        release("0.10.0", Map.of("docs/four.md", "new"));
        Repositories.commit(service, "Our own", Map.of("README.md", Repositories.text(service, "README.md") + "ours\n"));
        Path shallow = folder.resolve("shallow");
        service.run("clone", "--quiet", "--depth=1", service.folder().toUri().toString(), shallow.toString());
        service = new Git(shallow, Map.of());
        Repositories.configure(service);

        assertThat(update().status()).isZero();

        assertThat(Repositories.text(service, ".slipway")).contains("version=0.10.0\n");
        assertThat(Repositories.text(service, "README.md")).endsWith("ours\n");
        assertThat(Repositories.files(service)).containsKeys("docs/three.md", "docs/four.md");
        service.run("fsck", "--connectivity-only");
    }

    @Test
    void takesACommitThatIsNoRelease() throws IOException {
        Repositories.commit(template, "Later", Map.of("docs/three.md", "new"));
        String commit = template.run("rev-parse", "HEAD");

        assertThat(update("main").status()).isZero();

        assertThat(Repositories.text(service, ".slipway")).contains("version=0.1.0+" + commit + "\n");
        assertThat(update("main").text()).contains("already");
    }

    @Test
    void neverGoesBackByItself() throws IOException {
        release("0.2.0", Map.of("docs/three.md", "new"));
        update();
        template.run("tag", "--delete", "v0.2.0");

        assertThat(update().text()).contains("has Slipway 0.2.0 already");
        template.run("tag", "v0.2.0");
        assertThat(update("0.1.0").status()).isZero();
        assertThat(Repositories.files(service)).doesNotContainKey("docs/three.md");
    }

    @Test
    void runsTheNewVersionsProgram() throws IOException {
        release("0.2.0", Map.of("platform/scaffold/src/main/java/io/github/slipway/scaffold/Update.java",
                "package io.github.slipway.scaffold;\nclass Update { public static void main(String[] a) { System.exit(a[0].equals(\"0.2.0\") ? 7 : 8); } }\n"));

        assertThat(update()).isEqualTo(new Outcome("", 7));
    }

    @Test
    void refusesAVersionThatDoesNotExistAndWrongArguments() {
        assertThatThrownBy(() -> update("9.9.9")).isInstanceOf(Refusal.class).hasMessageContaining("9.9.9")
                .hasMessageContaining("template");
        assertThatThrownBy(() -> update("--wrong")).isInstanceOf(Refusal.class).hasMessageContaining("usage:");
        assertThatThrownBy(() -> Update.run(template.folder())).isInstanceOf(Refusal.class).hasMessageContaining("template itself");
    }

    private Outcome update(String... arguments) {
        return Update.run(service.folder(), arguments);
    }

    /** Commits and tags a version of the template. */
    private static void release(String version, Map<String, String> files) throws IOException {
        var all = new LinkedHashMap<>(files);
        all.put("platform/pom.xml", "<project>\n  <version>" + version + "</version>\n</project>\n");
        Path changelog = template.folder().resolve("platform/CHANGELOG.md");
        String before = Files.exists(changelog)
                ? Repositories.text(template, "platform/CHANGELOG.md").replaceFirst("# Changes\n\n", "")
                : "";
        all.put("platform/CHANGELOG.md", "# Changes\n\n## " + version + "\n\n- What " + version + " has\n\n" + before);
        Repositories.commit(template, version, all);
        template.run("tag", "v" + version);
    }
}
