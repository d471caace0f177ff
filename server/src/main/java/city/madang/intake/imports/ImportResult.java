package city.madang.intake.imports;

import city.madang.intake.reception.Tally;
import java.time.Duration;

/// What became of an import.
///
/// @param tally over all files
public record ImportResult(String source, int files, Tally tally, Duration took) {

    /// A few lines for people.
    public String text() {
        var text = new StringBuilder();
        text.append("%s: %,d rows read from %d file%s in %.1f s (%,.0f rows/s)%n"
                .formatted(source, tally.read(), files, files == 1 ? "" : "s", seconds(), tally.read() / seconds()));
        text.append("  accepted     %,12d%n".formatted(tally.accepted()));
        text.append("  corrected    %,12d%n".formatted(tally.corrected()));
        text.append("  quarantined  %,12d%n".formatted(tally.quarantined()));
        tally.reasons().entrySet().stream()
                .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
                .forEach(reason -> text.append("    %-18s %,8d%n".formatted(reason.getKey(), reason.getValue())));
        text.append("  values       %,12d%n".formatted(tally.readings()));
        text.append("  stored new   %,12d%n".formatted(tally.stored()));
        text.append("  duplicates   %,12d%n".formatted(tally.duplicates()));
        return text.toString();
    }

    private double seconds() {
        return Math.max(0.001, took.toMillis() / 1000.0);
    }
}
