package city.madang.opinion;

import city.madang.platform.LocalText;
import java.util.List;

/// Complaints or suggestions, counted.
///
/// @param today received in the last 24 hours
/// @param yesterday received in the 24 hours before
/// @param states of those of the last eight days: received, assigned, answered
/// @param topics the most received today first
/// @param districts in the order of the pack
/// @param hours received in each of the last 48 hours, oldest first
/// @param months received in each month of the last two years that has any, newest first, with those that are answered
public record Reports(
        int today,
        int yesterday,
        List<State> states,
        List<Row> topics,
        List<Row> districts,
        List<Integer> hours,
        List<Month> months) {

    public static final Reports NONE = new Reports(0, 0, List.of(), List.of(), List.of(), List.of(), List.of());

    /// How many stand so.
    ///
    /// @param key `open`, `in-progress` or `closed`
    public record State(String key, LocalText name, int count) {}

    /// How many belong to a topic or a district.
    ///
    /// @param open of the last eight days that are not answered
    public record Row(String key, LocalText name, int today, int yesterday, int open) {}

    /// How many were received in a month.
    ///
    /// @param month such as `2026-11`
    public record Month(String month, int received, int answered) {}
}
