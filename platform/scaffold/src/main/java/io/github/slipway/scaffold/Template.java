package io.github.slipway.scaffold;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.slipway.scaffold.Git.Entry;
import io.github.slipway.scaffold.Owners.Owner;

/**
 * A tree from which services are made: the template's, or a service's. The result depends only on the tree and the arguments,
 * so an update can render the initial version of a service.
 *
 * <p>
 * Lines of the service's files that concern the template:
 * <ul>
 * <li>a line with {@code template:only}, and the lines from one with {@code template:begin} to one with {@code template:end},
 * are removed;
 * <li>the lines {@code service:begin} and {@code service:end} are removed, so that the lines between them are a comment in the
 * template and text in the service.
 * </ul>
 */
final class Template {
    /** The version of a new service, whatever the template's version. */
    private static final String FIRST_VERSION = "0.1.0";
    private static final Pattern LEFT_OUT = Pattern
            .compile("(?ms)^[^\r\n]*(?:template:begin.*?template:end|template:only|service:begin|service:end)[^\r\n]*\r?\n");
    /** The order of imports that Spotless checks: static imports, then groups. A renamed package can change the order. */
    private static final List<String> IMPORTS = List.of("static ", "java.", "javax.", "org.", "com.");
    private static final Pattern IMPORT_BLOCK = Pattern.compile("(?m)(?:^import [^\n]*;\n(?:\n(?=import ))?)+");

    private final Git git;
    private final String id;
    private final Map<String, Entry> tree;
    private final Owners owners;
    private final ServiceRecord record;

    /** Reads a commit or a tree of a repository, and refuses one that is not a template. */
    Template(Git git, String id) {
        this.git = git;
        this.id = id;
        this.tree = git.tree(id);
        if (!tree.containsKey(Owners.FILE) || !tree.containsKey(ServiceRecord.FILE)) {
            throw new Refusal("No service can be made from " + id + ": it has no " + Owners.FILE + " or no " + ServiceRecord.FILE + ".");
        }
        this.owners = new Owners(text(Owners.FILE));
        this.record = ServiceRecord.read(text(ServiceRecord.FILE));
    }

    /** Returns the id of the commit or tree. */
    String id() {
        return id;
    }

    Map<String, Entry> tree() {
        return tree;
    }

    Owner owner(String file) {
        return owners.of(file);
    }

    ServiceRecord record() {
        return record;
    }

    /** Returns the version of Slipway. */
    String version() {
        return first("platform/pom.xml", "<version>(.*?)</version>");
    }

    String text(String file) {
        return git.content(tree.get(file));
    }

    /** Returns the texts of the service's files, without the lines that concern the template, and without binary files. */
    Map<String, String> texts() {
        List<String> files = tree.keySet().stream().filter(file -> owner(file) == Owner.SERVICE && tree.get(file).isFile()).toList();
        List<String> contents = git.contents(files.stream().map(tree::get).toList());
        var texts = new TreeMap<String, String>();
        for (int i = 0; i < files.size(); i++) {
            if (contents.get(i).indexOf('\0') < 0) {
                texts.put(files.get(i), record.isTemplate() ? LEFT_OUT.matcher(contents.get(i)).replaceAll("") : contents.get(i));
            }
        }
        return texts;
    }

    /**
     * Returns the tree of a service: Slipway's files, the service's files with their new names, and no file of the template's.
     */
    Map<String, Entry> render(ServiceRecord service) {
        var renaming = new Renaming(record.names(), service.names());
        Map<String, String> texts = texts();
        String version = ownVersion();
        texts.replaceAll((file, text) -> render(file, text, version, renaming));
        texts.put(ServiceRecord.FILE, service.text());
        List<String> files = List.copyOf(texts.keySet());
        List<String> ids = git.store(List.copyOf(texts.values()));
        var rendered = new TreeMap<String, Entry>();
        tree.forEach((file, entry) -> {
            Owner owner = owner(file);
            if (owner != Owner.TEMPLATE || !record.isTemplate()) { // A service can have a file of such a name.
                String path = owner == Owner.SERVICE ? renaming.apply(file, file) : file;
                if (rendered.put(path, entry) != null) {
                    throw new Refusal("Two files would have the name " + path + ": rename one first.");
                }
            }
        });
        for (int i = 0; i < files.size(); i++) {
            String id = ids.get(i);
            rendered.computeIfPresent(renaming.apply(files.get(i), files.get(i)), (file, entry) -> new Entry(entry.mode(), id));
        }
        return rendered;
    }

    private String render(String file, String text, String version, Renaming renaming) {
        String rendered = renaming.apply(file, firstVersion(text, version));
        return file.endsWith(".java")
                ? IMPORT_BLOCK.matcher(rendered).replaceFirst(match -> Matcher.quoteReplacement(sorted(match.group())))
                : rendered;
    }

    /**
     * Sets the service's version in both poms after the parent, in .env, in the chart's values, and after the names of images.
     */
    private String firstVersion(String text, String ownVersion) {
        String version = Pattern.quote(ownVersion);
        return text.replaceAll("(?s)(</parent>.*?<version>)" + version + "<", "$1" + FIRST_VERSION + "<")
                .replaceAll("(?m)^(SERVICE_VERSION=|  tag: )" + version + "$", "$1" + FIRST_VERSION)
                .replaceAll("\\b(" + record.names().service() + "(?:-system-test)?:)" + version + "(?![\\w.-])", "$1" + FIRST_VERSION);
    }

    private String ownVersion() {
        return first(".env", "(?m)^SERVICE_VERSION=(.*)$");
    }

    /** Returns the group of a pattern in a file, and refuses a file without a match. */
    private String first(String file, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text(file));
        if (!matcher.find()) {
            throw new Refusal(file + " has no " + pattern + ".");
        }
        return matcher.group(1);
    }

    private static String sorted(String imports) {
        List<List<String>> groups = new ArrayList<>();
        for (int i = 0; i <= IMPORTS.size(); i++) {
            groups.add(new ArrayList<>());
        }
        imports.lines().filter(line -> !line.isBlank()).map(line -> line.substring("import ".length(), line.length() - 1)).sorted()
                .forEach(name -> groups.get(group(name)).add("import " + name + ";\n"));
        return String.join("\n", groups.stream().filter(group -> !group.isEmpty()).map(group -> String.join("", group)).toList());
    }

    private static int group(String name) {
        for (int i = 0; i < IMPORTS.size(); i++) {
            if (name.startsWith(IMPORTS.get(i))) {
                return i;
            }
        }
        return IMPORTS.size();
    }
}
