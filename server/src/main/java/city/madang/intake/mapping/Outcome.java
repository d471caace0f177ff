package city.madang.intake.mapping;

import city.madang.platform.LocalText;

/// What became of one record.
public sealed interface Outcome {

    /// Taken as delivered.
    record Accepted() implements Outcome {}

    /// Taken after a correction, which the note describes.
    record Corrected(LocalText note) implements Outcome {}

    /// Held back. Its sound values were taken all the same; what is doubtful waits until someone replays or
    /// discards it.
    record Quarantined(Reason reason) implements Outcome {}

    /// Not meant for this source: its `only` condition does not hold.
    record Skipped() implements Outcome {}

    Outcome ACCEPTED = new Accepted();
    Outcome SKIPPED = new Skipped();
}
