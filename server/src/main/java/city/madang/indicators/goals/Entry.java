package city.madang.indicators.goals;

import city.madang.platform.LocalText;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values of one indicator and period that were handed in together.
///
/// @param origin `entry`, `source`, `sql` or `demonstration`
/// @param reason why values that were published already change; empty for the first ones
/// @param answer why it was sent back; empty otherwise
public record Entry(
        long id,
        String indicator,
        Period period,
        String origin,
        EntryState state,
        String reason,
        @Nullable By entered,
        Instant enteredAt,
        @Nullable By decided,
        @Nullable Instant decidedAt,
        String answer,
        Map<Slice, Double> values) {

    /// A person who did something with it.
    public record By(long person, LocalText name) {}
}
