package com.example.aviary.tweets;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.slipway.database.StatementTagger;
import io.micrometer.core.annotation.Timed;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The tweets in the database. Each call is one statement, and so one round trip. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Timed(value = StatementTagger.STATEMENTS, description = "Statements of repositories, the wait for a connection included")
interface TweetRepository extends GenericRepository<Tweet, Long> {
    /** All that a {@link Tweet} has. */
    String COLUMNS = "id, text, timestamp, version";

    /** The newest tweets before an id. The primary key finds the place: the last page costs no more than the first. */
    @Query("SELECT " + COLUMNS + " FROM tweets WHERE id < :before ORDER BY id DESC LIMIT :limit")
    List<Tweet> findBefore(long before, int limit);

    @Query("SELECT " + COLUMNS + " FROM tweets WHERE id = :id")
    @Nullable
    Tweet find(long id);

    @Query("SELECT EXISTS (SELECT FROM tweets WHERE id = :id)")
    boolean exists(long id);

    @Query("INSERT INTO tweets (text) VALUES (:text) RETURNING " + COLUMNS)
    Tweet insert(String text);

    /** Changes a tweet. Null if there is none. */
    @Query("UPDATE tweets SET text = :text, version = version + 1 WHERE id = :id RETURNING " + COLUMNS)
    @Nullable
    Tweet update(long id, String text);

    /** Changes a tweet if it is of one of these versions. Null if there is no such one. */
    @Query("UPDATE tweets SET text = :text, version = version + 1 WHERE id = :id AND version = ANY (:versions) RETURNING " + COLUMNS)
    @Nullable
    Tweet updateVersion(long id, String text, long[] versions);

    /** Deletes a tweet. Returns how many there were: 0 or 1. */
    @Query("DELETE FROM tweets WHERE id = :id")
    int delete(long id);

    /** Deletes a tweet if it is of one of these versions. Returns how many there were: 0 or 1. */
    @Query("DELETE FROM tweets WHERE id = :id AND version = ANY (:versions)")
    int deleteVersion(long id, long[] versions);
}
