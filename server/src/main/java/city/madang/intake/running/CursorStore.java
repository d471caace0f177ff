package city.madang.intake.running;

import city.madang.intake.connector.Cursor;
import city.madang.platform.CityException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Remembers how far each source was read.
@Repository
class CursorStore {

    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};
    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<String, Cursor> known = new ConcurrentHashMap<>();

    CursorStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /// The cursor of a source, which is read from the database once.
    ///
    /// @throws CityException UNAVAILABLE if the database is away
    Cursor get(String source) {
        var cursor = known.get(source);
        if (cursor == null) {
            cursor = read(source);
            known.put(source, cursor);
        }
        return cursor;
    }

    private Cursor read(String source) {
        try {
            return jdbc.sql("select cursor from source_cursor where source = :source")
                    .param("source", source)
                    .query((row, number) -> new Cursor(json.readValue(row.getString("cursor"), VALUES)))
                    .optional()
                    .orElse(Cursor.START);
        } catch (DataAccessException | TransactionException e) {
            throw CityException.unavailable("The cursor cannot be read now", RETRY_AFTER, e);
        }
    }

    /// @throws CityException UNAVAILABLE if the database is away
    void save(String source, Cursor cursor) {
        try {
            jdbc.sql("""
                    insert into source_cursor (source, cursor, updated) values (:source, cast(:cursor as jsonb), :updated)
                        on conflict (source) do update set cursor = excluded.cursor, updated = excluded.updated
                    """)
                    .param("source", source)
                    .param("cursor", json.writeValueAsString(cursor.values()))
                    .param("updated", Timestamp.from(clock.instant()))
                    .update();
            known.put(source, cursor);
        } catch (DataAccessException | TransactionException e) {
            throw CityException.unavailable("The cursor cannot be written now", RETRY_AFTER, e);
        }
    }
}
