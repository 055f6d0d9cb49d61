package io.github.slipway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** The entries as callers may see them: what has been acknowledged or seen must stay, what has had no response can be there. */
final class Histories {
    private final ConcurrentNavigableMap<Long, History> entries = new ConcurrentSkipListMap<>();
    private final Set<String> posted = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> created = new ConcurrentHashMap<>();

    /** A caller sends a POST. */
    void post(String text) {
        posted.add(text);
    }

    /** Returns the history of an entry that has been acknowledged or seen. */
    History get(long id) {
        return Objects.requireNonNull(entries.get(id));
    }

    /** Returns the newest entries and their newest versions. */
    NavigableMap<Long, Long> newest(int limit) {
        return entries.descendingMap().entrySet().stream().limit(limit)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().newest(), (a, _) -> a, TreeMap::new));
    }

    /** A response shows an entry. */
    void show(long id, String text) {
        if (History.version(text) == 1) {
            assertThat(posted).as("entry %d", id).contains(text);
            assertThat(created.merge(text, id, (before, _) -> before)).as("%s is created twice", text).isEqualTo(id);
        }
        History history = entries.get(id);
        if (history == null) {
            var fresh = new History(id);
            fresh.show(text);
            history = entries.putIfAbsent(id, fresh);
        }
        if (history != null) {
            history.show(text);
        }
    }

    /** Compares all with the rows of the database: lines of id, version and text. */
    void end(String rows) {
        var versions = new TreeMap<Long, Long>();
        rows.lines().map(row -> row.split(" ", 3)).forEach(row -> {
            long id = Long.parseLong(row[0]);
            assertThat(History.version(row[2])).as("entry %d", id).isEqualTo(Long.parseLong(row[1]));
            show(id, row[2]);
            versions.put(id, Long.parseLong(row[1]));
        });
        assertThat(versions.keySet()).as("the entries in the database").containsAll(entries.keySet());
        versions.forEach((id, version) -> get(id).end(version));
    }
}
