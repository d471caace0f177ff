package city.madang.situation;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import city.madang.platform.Subject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One real event that somebody must act on, or a drill of one.
///
/// @param drill whether it is an exercise: never shown to the public, never counted
/// @param kind id of the pack's kind
/// @param severitySet whether an official judged the severity; reports no longer change it then
/// @param statusSet whether an official decided the status
/// @param address in words, as reported or typed in
/// @param began when it happened, as the earliest report says
/// @param closeReason why it was closed; absent while it is open
/// @param mergedInto number of the situation that this one turned out to be
/// @param person number of the person in charge; absent if nobody was named
/// @param reportedArrival when a first unit arrived, where reports tell it and no unit does
/// @param version grows with every change of any situation
public record Situation(
        long id,
        boolean drill,
        String kind,
        Severity severity,
        boolean severitySet,
        Status status,
        boolean statusSet,
        LocalText title,
        LocalText text,
        @Nullable Position position,
        @Nullable String district,
        @Nullable String address,
        Instant began,
        Instant updated,
        @Nullable Instant closed,
        @Nullable String closeReason,
        @Nullable Long mergedInto,
        @Nullable Long person,
        @Nullable Instant reportedArrival,
        long version) {

    public boolean open() {
        return status != Status.CLOSED && mergedInto == null;
    }

    /// What other rooms name it by: `incident:42`.
    public Subject subject() {
        return new Subject("incident", Long.toString(id));
    }
}
