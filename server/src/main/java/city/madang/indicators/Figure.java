package city.madang.indicators;

import city.madang.catalogue.ObservedProperty.Better;
import city.madang.catalogue.ObservedProperty.State;
import city.madang.platform.LocalText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One number the city steers by, for the whole city or a district, with all that is needed to judge it.
///
/// @param value in `unit`; absent if nothing was ever read, or if it is withheld from the reader
/// @param time of the newest reading it is made of; absent if there is none
/// @param trend how it stood at the ends of the last hours, oldest first, the last one now; null where unknown
/// @param yesterday at the end of the same hour a day before
/// @param lastWeek at the end of the same hour a week before
/// @param target what was promised, in `unit`
/// @param late whether its newest reading is older than its source promises
/// @param age how old its newest reading is; absent if there is none
/// @param source who delivers it
/// @param office who is in charge
/// @param topic live topic in which its parts can be seen
/// @param property the observed property it is made of; absent if it is made of occurrences
public record Figure(
        String id,
        LocalText name,
        LocalText unit,
        int decimals,
        @Nullable Double value,
        @Nullable Instant time,
        List<@Nullable Double> trend,
        @Nullable Double yesterday,
        @Nullable Double lastWeek,
        @Nullable Double target,
        Better better,
        State state,
        boolean late,
        @Nullable Duration age,
        @Nullable Party source,
        @Nullable Party office,
        @Nullable String topic,
        @Nullable String property) {

    /// A source or an office.
    public record Party(String id, LocalText name) {}

    /// Whether it is better than at the end of the same hour a day before; absent if that cannot be said.
    public @Nullable Boolean betterThanYesterday() {
        if (value == null || yesterday == null || better == Better.NONE || value.equals(yesterday)) {
            return null;
        }
        return better == Better.LOWER ? value < yesterday : value > yesterday;
    }
}
