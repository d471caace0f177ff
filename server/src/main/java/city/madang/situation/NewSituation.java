package city.madang.situation;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an official types in about something that happened, or begins as a drill.
///
/// @param kind id of the pack's kind
/// @param began absent: now
/// @param refersTo a number by which another system knows the same event; absent for none
public record NewSituation(
        String kind,
        Severity severity,
        LocalText title,
        LocalText text,
        @Nullable Position position,
        @Nullable String district,
        @Nullable String address,
        @Nullable Instant began,
        @Nullable String refersTo,
        boolean drill) {}
