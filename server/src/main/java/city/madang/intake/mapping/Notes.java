package city.madang.intake.mapping;

import city.madang.platform.LocalText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was noticed while one record was mapped. The first fault and the first correction are told, the rest
/// counted.
final class Notes {

    private @Nullable Reason fault;
    private int faults;
    private @Nullable LocalText correction;
    private boolean anyField;

    void reset() {
        fault = null;
        faults = 0;
        correction = null;
        anyField = false;
    }

    void fault(Reason reason) {
        faults++;
        if (fault == null) {
            fault = reason;
        }
    }

    void correct(LocalText note) {
        if (correction == null) {
            correction = note;
        }
    }

    boolean hasFault() {
        return fault != null;
    }

    @Nullable
    LocalText correction() {
        return correction;
    }

    boolean hasCorrection() {
        return correction != null;
    }

    /// A field that holds values is in the record, with a value or without.
    void sawField() {
        anyField = true;
    }

    boolean sawAnyField() {
        return anyField;
    }

    Outcome outcome() {
        var first = fault;
        if (first != null) {
            return new Outcome.Quarantined(faults == 1 ? first : withCount(first));
        }
        var note = correction;
        return note == null ? Outcome.ACCEPTED : new Outcome.Corrected(note);
    }

    private Reason withCount(Reason first) {
        return new Reason(
                first.code(),
                new LocalText(
                        "%s 외 %d건".formatted(first.text().ko(), faults - 1),
                        "%s, and %d more".formatted(first.text().en(), faults - 1)));
    }

    static boolean isMissing(String text, List<String> missing) {
        for (int i = 0; i < missing.size(); i++) {
            if (missing.get(i).equals(text)) {
                return true;
            }
        }
        return false;
    }
}
