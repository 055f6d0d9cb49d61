package com.example.aviary.tweets;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.slipway.database.TimedStatements;
import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The tweets in the database. Each call is one statement, and so one round trip. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@TimedStatements
interface TweetRepository extends GenericRepository<Tweet, Long> {
    /** The columns that callers set, and their values in a draft. */
    String FIELDS = "text";
    String VALUES = ":text";
    String COLUMNS = "id, " + FIELDS + ", timestamp, version";

    /** The newest tweets before an id. The primary key finds the place: the last page costs no more than the first. */
    @Query("SELECT " + COLUMNS + " FROM tweets WHERE id < :before ORDER BY id DESC LIMIT :limit")
    List<Tweet> findBefore(long before, int limit);

    @Query("SELECT " + COLUMNS + " FROM tweets WHERE id = :id")
    @Nullable
    Tweet find(long id);

    @Query("SELECT EXISTS (SELECT FROM tweets WHERE id = :id)")
    boolean exists(long id);

    @ParameterExpression(name = "text", expression = "#{draft.text()}")
    @Query("INSERT INTO tweets (" + FIELDS + ") VALUES (" + VALUES + ") RETURNING " + COLUMNS)
    Tweet insert(TweetDraft draft);

    /** Changes a tweet whose version is one of these (or any) and none of the others. Null if there is none. */
    @ParameterExpression(name = "text", expression = "#{draft.text()}")
    @Query("UPDATE tweets SET (" + FIELDS + ", version) = (" + VALUES + ", version + 1)"
            + " WHERE id = :id AND (:any OR version = ANY (:versions)) AND version <> ALL (:others) RETURNING " + COLUMNS)
    @Nullable
    Tweet update(long id, TweetDraft draft, boolean any, long[] versions, long[] others);

    /** Deletes a tweet on the same conditions. Returns how many there were: 0 or 1. */
    @Query("DELETE FROM tweets WHERE id = :id AND (:any OR version = ANY (:versions)) AND version <> ALL (:others)")
    int delete(long id, boolean any, long[] versions, long[] others);
}
