package city.madang.intake.running;

import city.madang.intake.document.JsonDocument;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.Tree;
import city.madang.intake.document.UnreadableDocumentException;
import city.madang.intake.health.SourceMeter;
import city.madang.intake.mapping.Reason;
import city.madang.intake.quarantine.HeldRecord;
import city.madang.intake.quarantine.Quarantine;
import city.madang.intake.reception.Tally;
import city.madang.observations.Datastreams;
import city.madang.observations.Doubtful;
import city.madang.observations.LiveState;
import city.madang.observations.Things;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Looks after sources that push readings to observations themselves (SensorThings): keeps what observations
/// refused, and sees from the live state how they fare.
@Component
class PushedReadings implements Doubtful {

    private final WorkingSources sources;
    private final Quarantine quarantine;
    private final Things things;
    private final Datastreams datastreams;
    private final LiveState state;
    private final Clock clock;
    private final Map<Integer, Long> seen = new HashMap<>();

    PushedReadings(
            WorkingSources sources,
            Quarantine quarantine,
            Things things,
            Datastreams datastreams,
            LiveState state,
            Clock clock) {
        this.sources = sources;
        this.quarantine = quarantine;
        this.things = things;
        this.datastreams = datastreams;
        this.state = state;
        this.clock = clock;
    }

    @Override
    public void hold(int source, List<Doubt> doubts) {
        var working = sources.list().stream()
                .filter(one -> one.source().number() == source)
                .findFirst()
                .orElseThrow(() -> CityException.notFound("There is no source %d".formatted(source)));
        var now = clock.instant();
        var held = new ArrayList<HeldRecord>();
        var reasons = new HashMap<String, Long>();
        for (var doubt : doubts) {
            var reason = new Reason(doubt.reason(), LocalText.same(doubt.detail()));
            held.add(HeldRecord.of(recordOf(doubt), reason, now));
            reasons.merge(doubt.reason(), 1L, Long::sum);
        }
        working.meter().overflowed(quarantine.hold(working.id(), held));
        working.meter().count(new Tally(doubts.size(), 0, 0, doubts.size(), 0, 0, 0, reasons), Long.MIN_VALUE);
    }

    private static SourceRecord recordOf(Doubt doubt) {
        try {
            return SourceRecord.of(JsonDocument.read(doubt.delivered()));
        } catch (UnreadableDocumentException e) {
            return SourceRecord.of(new Tree.Leaf(doubt.delivered()));
        }
    }

    /// Counts the datastreams that told something new since the last look.
    void observe() {
        for (var source : sources.list()) {
            if (source.reception() == null) {
                observe(source.source().number(), source.meter());
            }
        }
    }

    private void observe(int source, SourceMeter meter) {
        long changed = 0;
        long newest = Long.MIN_VALUE;
        for (var thing : things.ofSource(source)) {
            for (var stream : datastreams.ofThing(thing.number())) {
                if (!state.has(stream.number())) {
                    continue;
                }
                long time = state.time(stream.number());
                Long before = seen.put(stream.number(), time);
                newest = Math.max(newest, time);
                changed += before == null || before != time ? 1 : 0;
            }
        }
        if (changed > 0) {
            meter.delivered();
            meter.count(new Tally(changed, changed, 0, 0, changed, 0, changed, Map.of()), newest);
        }
    }
}
