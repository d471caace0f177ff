package city.madang.intake;

import city.madang.platform.Keyed;
import city.madang.platform.LocalText;
import java.util.Optional;

/// How a source fares, from best to worst for those who look after it.
public enum SourceState implements Keyed {
    /// It delivered something new within the time it promised.
    FRESH(new LocalText("정상", "Fresh")),
    /// Something new is overdue, or what comes is old.
    LATE(new LocalText("지연", "Late")),
    /// Nothing new for a long time.
    SILENT(new LocalText("중단", "Silent")),
    /// It cannot be read, or everything it sends is in quarantine.
    FAILING(new LocalText("장애", "Failing")),
    /// It has not delivered yet, or somebody paused it.
    WAITING(new LocalText("대기", "Waiting"));

    private final LocalText title;

    SourceState(LocalText title) {
        this.title = title;
    }

    public LocalText title() {
        return title;
    }

    /// The state of that key.
    public static Optional<SourceState> find(String key) {
        return Keyed.find(SourceState.class, key);
    }
}
