package city.madang.intake.running;

import city.madang.identity.AuditTrail;
import city.madang.identity.Viewers;
import city.madang.intake.connector.Connectors;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.UnreadableDocumentException;
import city.madang.intake.mapping.Outcome;
import city.madang.intake.mapping.Reason;
import city.madang.intake.quarantine.HeldRecord;
import city.madang.intake.quarantine.Quarantine;
import city.madang.intake.reception.Reception;
import city.madang.platform.CityException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What a steward does with records in quarantine: replays them through the present map, or discards them with a
/// reason. Both are in the audit trail.
@Service
public class QuarantineReview {

    private final WorkingSources sources;
    private final Quarantine quarantine;
    private final AuditTrail audit;
    private final Clock clock;

    QuarantineReview(WorkingSources sources, Quarantine quarantine, AuditTrail audit, Clock clock) {
        this.sources = sources;
        this.quarantine = quarantine;
        this.audit = audit;
        this.clock = clock;
    }

    /// What became of a replay.
    ///
    /// @param taken records that are accepted now
    /// @param held records that are still in quarantine
    public record Replay(int taken, int held) {}

    /// Maps records again.
    ///
    /// @param ids which; all open records of the source if empty
    public Replay replay(String source, List<Long> ids) {
        var reception = receptionOf(source);
        var taken = new ArrayList<Long>();
        var entries = quarantine.open(source, ids);
        for (var entry : entries) {
            var fault = replayOne(sources.get(source), reception, entry);
            if (fault == null) {
                taken.add(entry.id());
            } else {
                quarantine.renew(entry.id(), fault);
            }
        }
        var who = Viewers.current().person();
        quarantine.close(taken, "replayed", who == null ? null : who.login(), null, clock.instant());
        var replay = new Replay(taken.size(), entries.size() - taken.size());
        audit.record(
                "quarantine-replayed",
                "source:" + source,
                Map.of("taken", Integer.toString(replay.taken()), "held", Integer.toString(replay.held())));
        return replay;
    }

    private Reception receptionOf(String source) {
        var reception = sources.get(source).reception();
        if (reception == null) {
            throw new CityException(
                    CityException.Category.CONFLICT,
                    "The source '%s' has no map: its records cannot be replayed".formatted(source));
        }
        return reception;
    }

    /// The reason why a record is still held back, or null if it is taken.
    private static @Nullable Reason replayOne(WorkingSource source, Reception reception, Quarantine.Entry entry) {
        if (entry.truncated()) {
            return entry.reason();
        }
        try {
            for (var outcome : reception.replay(recordsOf(source, entry))) {
                if (outcome instanceof Outcome.Quarantined(var reason)) {
                    return reason;
                }
            }
            return null;
        } catch (UnreadableDocumentException e) {
            return Reason.unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static List<SourceRecord> recordsOf(WorkingSource source, Quarantine.Entry entry)
            throws UnreadableDocumentException {
        return switch (entry.form()) {
            case RECORD, RECORD_ANY_CASE -> List.of(HeldRecord.read(entry.form(), entry.text()));
            case DOCUMENT ->
                Connectors.reader(source.definition()).read(entry.text().getBytes(StandardCharsets.UTF_8));
        };
    }

    /// Discards records for good.
    ///
    /// @param ids which; all open records of the source if empty
    /// @param why a sentence for those who ask later
    /// @return how many
    public int discard(String source, List<Long> ids, String why) {
        sources.get(source);
        if (why.isBlank()) {
            throw CityException.invalid("Say why the records are discarded");
        }
        var open =
                quarantine.open(source, ids).stream().map(Quarantine.Entry::id).toList();
        var who = Viewers.current().person();
        quarantine.close(open, "discarded", who == null ? null : who.login(), why.strip(), clock.instant());
        audit.record(
                "quarantine-discarded",
                "source:" + source,
                Map.of("records", Integer.toString(open.size()), "why", why.strip()));
        return open.size();
    }
}
