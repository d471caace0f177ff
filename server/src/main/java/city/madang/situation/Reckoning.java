package city.madang.situation;

import city.madang.catalogue.Sources;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import city.madang.situation.ReportStore.Kept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a situation is, by its reports and units. To be called inside [SituationBook#change].
@Component
class Reckoning {

    private static final Comparator<Kept> EARLIEST = Comparator.comparing(
                    (Kept kept) -> kept.report().time())
            .thenComparing(kept -> kept.report().key());

    private final SituationStore store;
    private final ReportStore reports;
    private final UnitStore units;
    private final SituationRules rules;
    private final Sources sources;

    Reckoning(SituationStore store, ReportStore reports, UnitStore units, SituationRules rules, Sources sources) {
        this.store = store;
        this.reports = reports;
        this.units = units;
        this.rules = rules;
        this.sources = sources;
    }

    /// Makes a situation what its reports and units say, as far as nobody decided otherwise. It does not matter in
    /// which order they came.
    void reckon(long id) {
        var situation = store.find(id).orElseThrow();
        var kept = new ArrayList<>(reports.of(id));
        if (kept.isEmpty()) {
            return;
        }
        kept.sort(EARLIEST);
        var first = kept.getFirst();
        var newest = kept.stream()
                .max(Comparator.comparing((Kept one) -> one.told().updated())
                        .thenComparing(one -> one.report().key()))
                .orElse(first);
        var severity =
                kept.stream().map(one -> Severity.parse(one.told().severity())).reduce(Severity.UNKNOWN, Severity::or);
        var sent = units.of(id);
        var status = status(kept, sent);
        var updated = newest.told().updated();
        var changed = new Changed(situation)
                .told(
                        first.report().kind(),
                        first.told().title(),
                        text(newest, first),
                        position(kept),
                        district(kept),
                        address(kept),
                        first.report().time(),
                        updated.isAfter(situation.updated()) ? updated : situation.updated(),
                        arrival(kept));
        if (!situation.severitySet()) {
            changed.severity(severity, false);
        }
        if (!situation.statusSet()) {
            changed.status(status, status == Status.CLOSED ? updated : null, null, false);
        }
        store.save(changed.done());
    }

    private static LocalText text(Kept newest, Kept first) {
        var text = newest.told().text();
        return text.ko().isBlank() && text.en().isBlank() ? first.told().text() : text;
    }

    /// A lane that stays closed does not keep a fire burning: notices count only where there is nothing else.
    private Status status(List<Kept> all, List<Unit> units) {
        var acting = all.stream()
                .filter(one -> sources.find(one.report().source())
                        .filter(source -> rules.isNotice(source.id()))
                        .isEmpty())
                .toList();
        var kept = acting.isEmpty() ? all : acting;
        boolean closed = kept.stream().allMatch(one -> Status.parse(one.told().status()) == Status.CLOSED);
        if (closed) {
            return Status.CLOSED;
        }
        boolean working = !units.isEmpty()
                || kept.stream()
                        .anyMatch(one -> Status.parse(one.told().status()) == Status.IN_PROGRESS
                                || one.told().dispatchSeconds() != null);
        return working ? Status.IN_PROGRESS : Status.OPEN;
    }

    private static @Nullable Position position(List<Kept> kept) {
        for (var one : kept) {
            if (one.report().position() != null) {
                return one.report().position();
            }
        }
        return null;
    }

    private static @Nullable String district(List<Kept> kept) {
        for (var one : kept) {
            if (one.told().district() != null) {
                return one.told().district();
            }
        }
        return null;
    }

    private static @Nullable String address(List<Kept> kept) {
        for (var one : kept) {
            if (one.told().address() != null) {
                return one.told().address();
            }
        }
        return null;
    }

    /// Reports tell the seconds from the order to the arrival; the order is taken to be given at once.
    private static @Nullable Instant arrival(List<Kept> kept) {
        Instant first = null;
        for (var one : kept) {
            var seconds = one.told().dispatchSeconds();
            if (seconds != null && seconds.matches("[0-9]{1,6}")) {
                var at = one.report().time().plusSeconds(Long.parseLong(seconds));
                first = first == null || at.isBefore(first) ? at : first;
            }
        }
        return first;
    }
}
