package io.github.slipway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The versions of one entry: those that a response has shown, which must stay, and those that a PUT without a response can have
 * made. A text begins with its version.
 */
final class History {
    private final long id;
    private final NavigableMap<Long, String> shown = new TreeMap<>();
    private final Map<Long, Set<String>> possible = new HashMap<>();

    History(long id) {
        this.id = id;
    }

    /** Returns the text of a version. */
    static String text(long version, long request) {
        return version + "/" + request;
    }

    /** Returns the version of a text. */
    static long version(String text) {
        return Long.parseLong(text.substring(0, text.indexOf('/')));
    }

    /** Returns the newest version that a response has shown. */
    synchronized long newest() {
        return shown.lastKey();
    }

    /** A caller sends a PUT. */
    synchronized void begin(String text) {
        possible.computeIfAbsent(version(text), _ -> new HashSet<>()).add(text);
    }

    /** The response to a PUT is 412: another one has made this version, and this one never will. */
    synchronized void refused(String text) {
        Set<String> others = possible.getOrDefault(version(text), Set.of());
        others.remove(text);
        assertThat(!others.isEmpty() || newest() >= version(text)).as("entry %d: %s is refused without a reason", id, text).isTrue();
    }

    /** A response, or the database in the end, shows a text. */
    synchronized void show(String text) {
        long version = version(text);
        if (version > 1 && !shown.containsKey(version)) {
            assertThat(possible.getOrDefault(version, Set.of())).as("entry %d, version %d", id, version).contains(text);
        }
        shown.putIfAbsent(version, text);
        // Two PUTs that are acknowledged with one version: the first one is lost.
        assertThat(text).as("entry %d, version %d", id, version).isEqualTo(shown.get(version));
    }

    /** The database shows this version in the end. */
    synchronized void end(long version) {
        assertThat(version).as("entry %d: an acknowledged version is lost", id).isEqualTo(newest());
        for (long each = 2; each < version; each++) {
            assertThat(shown.containsKey(each) || !possible.getOrDefault(each, Set.of()).isEmpty())
                    .as("entry %d, version %d: no request has made it", id, each).isTrue();
        }
    }
}
