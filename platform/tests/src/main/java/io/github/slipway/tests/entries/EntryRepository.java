package io.github.slipway.tests.entries;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.slipway.database.TimedStatements;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The entries in the database. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@TimedStatements
interface EntryRepository extends GenericRepository<Entry, Long> {
    String COLUMNS = "id, text, version";

    @Query("SELECT " + COLUMNS + " FROM entries ORDER BY id DESC LIMIT :limit")
    List<Entry> findNewest(int limit);

    @Query("SELECT " + COLUMNS + " FROM entries WHERE id = :id")
    @Nullable
    Entry find(long id);

    @Query("INSERT INTO entries (text) VALUES (:text) RETURNING " + COLUMNS)
    Entry insert(String text);

    @Query("UPDATE entries SET text = :text, version = version + 1 WHERE id = :id AND (:any OR version = ANY (:versions))"
            + " AND version <> ALL (:others)"
            + " RETURNING " + COLUMNS)
    @Nullable
    Entry update(long id, String text, boolean any, long[] versions, long[] others);

    @Query("DELETE FROM entries WHERE id = :id AND (:any OR version = ANY (:versions))"
            + " AND version <> ALL (:others)")
    int delete(long id, boolean any, long[] versions, long[] others);
}
