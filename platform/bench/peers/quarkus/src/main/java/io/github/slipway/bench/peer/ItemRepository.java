package io.github.slipway.bench.peer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** The table. */
@ApplicationScoped
class ItemRepository {
    private final DataSource database;

    ItemRepository(DataSource database) {
        this.database = database;
    }

    /** Null if there is no such item. */
    Item find(long id) {
        List<Item> found = query("SELECT id, text, timestamp, version FROM items WHERE id = ?", id);
        return found.isEmpty() ? null : found.getFirst();
    }

    List<Item> findBefore(long before, int limit) {
        return query("SELECT id, text, timestamp, version FROM items WHERE id < ? ORDER BY id DESC LIMIT ?", before, limit);
    }

    Item insert(String text) {
        return query("INSERT INTO items (text) VALUES (?) RETURNING id, text, timestamp, version", text).getFirst();
    }

    private List<Item> query(String sql, Object... parameters) {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<Item> items = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    items.add(new Item(row.getLong(1), row.getString(2), row.getObject(3, OffsetDateTime.class).toInstant(),
                            row.getLong(4)));
                }
            }
            return items;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
