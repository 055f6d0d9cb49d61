package io.github.slipway.bench.peer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table. */
@Repository
class ItemRepository {
    private final JdbcClient jdbc;

    ItemRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Item> find(long id) {
        return jdbc.sql("SELECT id, text, timestamp, version FROM items WHERE id = ?").param(id).query(ItemRepository::item).optional();
    }

    List<Item> findBefore(long before, int limit) {
        return jdbc.sql("SELECT id, text, timestamp, version FROM items WHERE id < ? ORDER BY id DESC LIMIT ?").param(before).param(limit)
                .query(ItemRepository::item).list();
    }

    Item insert(String text) {
        return jdbc.sql("INSERT INTO items (text) VALUES (?) RETURNING id, text, timestamp, version").param(text)
                .query(ItemRepository::item).single();
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        return new Item(row.getLong(1), row.getString(2), row.getObject(3, OffsetDateTime.class).toInstant(), row.getLong(4));
    }
}
