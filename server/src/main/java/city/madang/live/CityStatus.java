package city.madang.live;

import city.madang.platform.Alarms;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Whether the city hall itself is well: its database and its alarms.
final class CityStatus {

    /// How long the database may take to say that it is there.
    private static final int PATIENCE_SECONDS = 2;

    private final Alarms alarms;
    private final DataSource database;
    private final Clock clock;
    private boolean up = true;
    private Instant since;

    CityStatus(Alarms alarms, DataSource database, Clock clock) {
        this.alarms = alarms;
        this.database = database;
        this.clock = clock;
        this.since = clock.instant();
    }

    /// Looks, and writes what it found.
    ///
    /// @return whether it differs from what was written before
    synchronized boolean writeTo(StatusLine line) {
        boolean now = answers();
        if (now != up) {
            up = now;
            since = clock.instant();
        }
        return line.update(out -> {
            out.beginObject();
            out.name("database").string(up ? "up" : "down").name("since").string(text(since));
            out.name("alarms").beginArray();
            for (var alarm : alarms.list()) {
                out.beginObject().name("code").string(alarm.code()).name("text").beginObject();
                out.name("ko")
                        .string(alarm.text().ko())
                        .name("en")
                        .string(alarm.text().en())
                        .endObject();
                out.name("since").string(text(alarm.since())).endObject();
            }
            out.endArray().endObject();
        });
    }

    private boolean answers() {
        try (var connection = database.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException away) {
            return false;
        }
    }

    private static @Nullable String text(Instant moment) {
        return moment.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
    }
}
