package io.github.slipway.bench.peer;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The table. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ItemRepository extends GenericRepository<Item, Long> {
    @Query("SELECT id, text, timestamp, version FROM items WHERE id = :id")
    @Nullable
    Item find(long id);

    @Query("SELECT id, text, timestamp, version FROM items WHERE id < :before ORDER BY id DESC LIMIT :limit")
    List<Item> findBefore(long before, int limit);

    @Query("INSERT INTO items (text) VALUES (:text) RETURNING id, text, timestamp, version")
    Item insert(String text);
}
