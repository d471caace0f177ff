package city.madang.situation.web;

import org.jspecify.annotations.Nullable;

/// What the list of situations is narrowed to, as typed.
///
/// @param state `open`, `closed` or nothing
/// @param drill `only`, `with` or nothing: without drills
public record IncidentFilter(
        @Nullable String state,
        @Nullable String kind,
        @Nullable String district,
        @Nullable String drill) {

    /// A field; empty if nothing was chosen.
    public String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /// Only drills, or none; absent for both.
    @Nullable
    Boolean drills() {
        return switch (text(drill)) {
            case "only" -> true;
            case "with" -> null;
            default -> false;
        };
    }
}
