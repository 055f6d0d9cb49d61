package io.github.slipway.scaffold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.github.slipway.scaffold.Git.Entry;
import io.github.slipway.scaffold.Owners.Owner;

/**
 * Applies the difference between two versions of the template to a service, by a three-way merge of trees. Slipway's files are
 * replaced by those of the new version. A file that the service deleted stays deleted. A file that the service changed is never
 * deleted. New files of the example are offered, but not added.
 */
final class Merge {
    /** Lines that git writes around both sides of a conflict. */
    private static final Pattern CONFLICT = Pattern.compile("^<<<<<<< ");

    private final Git git;
    private final Template before;
    private final Template after;
    private final Map<String, Entry> base;
    private final Map<String, Entry> theirs;
    private final Map<String, Entry> ours;
    private final List<String> kept;
    private String oursId;
    private String theirsId;

    /** The tree that the service gets. */
    private final Map<String, Entry> result = new TreeMap<>();
    private final TreeSet<String> offered = new TreeSet<>();
    private final TreeSet<String> conflicts = new TreeSet<>();
    private final TreeSet<String> notes = new TreeSet<>();

    Merge(Git git, Template before, Template after, Template service, ServiceRecord record, List<String> kept) {
        this.git = git;
        this.before = before;
        this.after = after;
        this.base = before.render(record);
        this.theirs = after.render(record);
        this.ours = new TreeMap<>(service.tree());
        // The record is rewritten, not merged; other lines of the file stay.
        Entry own = ours.get(ServiceRecord.FILE);
        Entry written = new Entry(own.mode(), git.store(List.of(record.write(git.content(own)))).getFirst());
        List.of(base, theirs, ours).forEach(tree -> tree.put(ServiceRecord.FILE, written));
        this.kept = kept;
        merge();
    }

    Map<String, Entry> result() {
        return result;
    }

    /** New files of the example. */
    Set<String> offered() {
        return offered;
    }

    /** The conflicts, each with a file and a line. */
    Set<String> conflicts() {
        return conflicts;
    }

    /** The changes of the template that the merge did not apply. */
    Set<String> notes() {
        return notes;
    }

    private void merge() {
        followRenames();
        for (String file : List.copyOf(theirs.keySet())) {
            if (after.owner(file) == Owner.SERVICE && !base.containsKey(file)) {
                if (!ours.containsKey(file)) {
                    offered.add(file);
                }
                theirs.remove(file);
            }
        }
        String root = commit(base, null);
        oursId = commit(ours, root);
        theirsId = commit(theirs, root);
        Git.Result merged = git.attempt("-c", "merge.directoryRenames=false", "-c", "merge.conflictStyle=diff3", "merge-tree",
                "--write-tree",
                "-z", "--no-messages", oursId, theirsId);
        if (merged.status() > 1) {
            throw new Refusal("git merge-tree (of git 2.38 or newer) failed: " + merged.errors());
        }
        String[] lines = merged.text().split("\0", -1);
        result.putAll(git.tree(lines[0]));
        Map<String, Map<Integer, Entry>> stages = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                String[] fields = lines[i].split("[ \t]", 4);
                stages.computeIfAbsent(fields[3], file -> new HashMap<>()).put(Integer.parseInt(fields[2]),
                        new Entry(fields[0], fields[1]));
            }
        }
        stages.forEach(this::resolve);
        replaceSlipways();
        keepChanges();
    }

    /** Before the merge, repeats the template's renames in the base and in the service, unless the service deleted the file. */
    private void followRenames() {
        String[] fields = git.run("diff-tree", "-r", "-z", "-M", "--diff-filter=R", "--name-status", git.store(base), git.store(theirs))
                .split("\0", -1);
        for (int i = 0; i + 2 < fields.length; i += 3) {
            String old = fields[i + 1];
            String renamed = fields[i + 2];
            if (after.owner(renamed) != Owner.SERVICE || base.containsKey(renamed)) {
                continue;
            }
            if (ours.containsKey(renamed) && ours.containsKey(old)) {
                theirs.put(old, theirs.remove(renamed));
                notes.add(renamed + ": the template renamed " + old + " to this name; you have a file of this name, so " + old + " stays");
                continue;
            }
            base.put(renamed, base.remove(old));
            if (ours.containsKey(old)) {
                ours.put(renamed, ours.remove(old));
            }
        }
    }

    /** Decides a conflict by the sides that have the file: 1 is the base, 2 the service, 3 the template. */
    private void resolve(String file, Map<Integer, Entry> sides) {
        if (after.owner(file) == Owner.SLIPWAY && !kept.contains(file)) {
            return; // replaceSlipways replaces the file
        }
        Entry mine = sides.get(2);
        Entry its = sides.get(3);
        if (mine != null && its != null && sides.containsKey(1)) {
            List<String> places = new ArrayList<>();
            String text = result.containsKey(file) ? git.content(result.get(file)) : "";
            String[] lines = text.split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                if (CONFLICT.matcher(lines[i]).find()) {
                    places.add(file + ":" + (i + 1) + ": resolve the lines between <<<<<<< and >>>>>>>");
                }
            }
            if (!places.isEmpty()) {
                result.put(file, new Entry(result.get(file).mode(), git.store(List.of(labelled(text))).getFirst()));
            }
            conflicts.addAll(places.isEmpty() ? List.of(file + ": git cannot merge it; your version stays") : places);
        } else if (mine != null) {
            result.put(file, mine);
            notes.add(its == null
                    ? file + ": the template deleted it; you changed it, so it stays"
                    : file + ": the template has a new file of this name; yours stays");
        } else {
            result.remove(file);
            notes.add(file + ": the template changed it; you deleted it, so it stays deleted");
        }
    }

    /** Replaces the commits of the two sides by their names. */
    private String labelled(String text) {
        return text.replace("<<<<<<< " + oursId, "<<<<<<< yours").replace(">>>>>>> " + theirsId, ">>>>>>> Slipway " + after.version());
    }

    private void replaceSlipways() {
        theirs.forEach((file, entry) -> {
            if (after.owner(file) == Owner.SLIPWAY && !kept.contains(file)) {
                if (before.owner(file) == Owner.SERVICE && ours.containsKey(file) && !ours.get(file).equals(base.get(file))) {
                    throw new Refusal(file + " is Slipway's from " + after.version()
                            + " on, and you changed it. Move your changes to another "
                            + "file and restore it (scripts/update --take " + file + "), or call scripts/update with --keep " + file + ".");
                }
                result.put(file, entry);
            }
        });
    }

    /** Git can mistake a new file of Slipway's for a rename of a service's file. This method restores the service's changes. */
    private void keepChanges() {
        ours.forEach((file, entry) -> {
            if ((after.owner(file) != Owner.SLIPWAY || kept.contains(file)) && !entry.equals(base.get(file)) && !result.containsKey(file)) {
                result.put(file, entry);
                notes.add(file + ": the template deleted it; you changed it, so it stays");
            }
        });
    }

    private String commit(Map<String, Entry> tree, String parent) {
        String id = git.store(tree);
        return parent == null ? git.run("commit-tree", id, "-m", "slipway") : git.run("commit-tree", id, "-p", parent, "-m", "slipway");
    }
}
