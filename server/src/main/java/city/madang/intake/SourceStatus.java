package city.madang.intake;

import city.madang.platform.LocalText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How one source fares at a moment.
///
/// @param source number of the catalogue's source
/// @param newest time of its newest reading or occurrence in the city
/// @param ratePerMinute values a minute over the last five minutes
/// @param quality share of its records that were accepted or corrected in the last hour, 0–1; 1 if there were none
/// @param error what was wrong with the last attempt; absent if it succeeded
/// @param nextAttempt when it is asked again; absent for what is pushed
/// @param quarantined records that were put into quarantine since the counters began
public record SourceStatus(
        int source,
        String id,
        SourceState state,
        @Nullable Instant newest,
        double ratePerMinute,
        double quality,
        @Nullable LocalText error,
        @Nullable Instant errorAt,
        @Nullable Instant nextAttempt,
        boolean paused,
        long accepted,
        long corrected,
        long quarantined,
        long overflow,
        long readings,
        long duplicates) {}
