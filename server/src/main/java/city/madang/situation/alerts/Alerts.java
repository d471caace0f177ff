package city.madang.situation.alerts;

import city.madang.identity.AuditTrail;
import city.madang.identity.Role;
import city.madang.identity.Viewer;
import city.madang.observations.Occurrence;
import city.madang.observations.Occurrences;
import city.madang.observations.StoredOccurrence;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The alerts of every room, and who has seen them.
@Service
public class Alerts {

    private static final int KEPT = 500;
    private static final String KIND = "alert";

    private final Occurrences occurrences;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final AtomicLong revision = new AtomicLong();
    private volatile Map<String, Alert> open;

    Alerts(Occurrences occurrences, JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.occurrences = occurrences;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        occurrences.onChange(this::take);
        var seen = acknowledgements();
        var found = new HashMap<String, Alert>();
        occurrences
                .recent(KIND, KEPT)
                .forEach(one -> put(found, one, seen.get(one.occurrence().key())));
        open = Map.copyOf(found);
    }

    /// An alert that is not over.
    ///
    /// @param seen who acknowledged it; absent for nobody
    public record Alert(long id, Occurrence what, @Nullable Seen seen) {}

    /// That somebody saw an alert.
    public record Seen(Instant at, LocalText who, String note) {}

    /// Those that are not over: first those that nobody saw, each group newest first.
    public List<Alert> open() {
        return open.values().stream()
                .sorted(Comparator.comparing((Alert alert) -> alert.seen() != null)
                        .thenComparing(alert -> alert.what().time(), Comparator.reverseOrder())
                        .thenComparing(Alert::id))
                .toList();
    }

    /// Moves on with every change.
    public long revision() {
        return revision.get();
    }

    /// Says that somebody has seen an alert and answers for it.
    ///
    /// @throws CityException if there is no such open alert, or the viewer does not act
    public void acknowledge(String key, String note, Viewer viewer) {
        var person = viewer.person();
        if (person == null || person.role() == Role.VIEWER || person.role() == Role.CITIZEN) {
            throw new CityException(CityException.Category.FORBIDDEN, "Viewers do not acknowledge alerts");
        }
        var alert = open.get(key);
        if (alert == null) {
            throw CityException.notFound("There is no open alert '%s'".formatted(key));
        }
        if (note.length() > 1_000) {
            throw CityException.invalid("A note has 1,000 characters at most");
        }
        var now = clock.instant();
        int added = jdbc.sql("""
                        insert into alert_acknowledgement (key, at, person, name_ko, name_en, note)
                        values (:key, :at, :person, :ko, :en, :note) on conflict do nothing
                        """)
                .param("key", key)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("person", person.id())
                .param("ko", person.name().ko())
                .param("en", person.name().en())
                .param("note", note.strip())
                .update();
        if (added > 0) {
            audit.record(viewer, "alert-acknowledged", "alert:" + key, Map.of());
            synchronized (this) {
                var next = new HashMap<>(open);
                next.computeIfPresent(
                        key, (any, one) -> new Alert(one.id(), one.what(), new Seen(now, person.name(), note.strip())));
                open = Map.copyOf(next);
            }
            revision.incrementAndGet();
        }
    }

    private synchronized void take(List<StoredOccurrence> changed) {
        var mine = changed.stream()
                .filter(one -> one.occurrence().kind().equals(KIND))
                .toList();
        if (mine.isEmpty()) {
            return;
        }
        var next = new HashMap<>(open);
        for (var one : mine) {
            var before = next.get(one.occurrence().key());
            put(next, one, before == null ? null : before.seen());
        }
        open = Map.copyOf(next);
        revision.incrementAndGet();
    }

    private static void put(Map<String, Alert> alerts, StoredOccurrence one, @Nullable Seen seen) {
        if (one.occurrence().status().equals("closed")) {
            alerts.remove(one.occurrence().key());
        } else {
            alerts.put(one.occurrence().key(), new Alert(one.id(), one.occurrence(), seen));
        }
    }

    private Map<String, Seen> acknowledgements() {
        var seen = new HashMap<String, Seen>();
        jdbc.sql("select key, at, name_ko, name_en, note from alert_acknowledgement order by at desc limit 5000")
                .query(row -> {
                    seen.put(
                            row.getString("key"),
                            new Seen(
                                    row.getObject("at", OffsetDateTime.class).toInstant(),
                                    new LocalText(row.getString("name_ko"), row.getString("name_en")),
                                    row.getString("note")));
                });
        return seen;
    }
}
