package city.madang.indicators.web;

import java.util.List;

/// What the desk of indicators shows, in words of one language.
public interface DeskRows {

    /// An indicator on the desk.
    ///
    /// @param missing the newest period without a value, in words; empty if there is none
    record Line(String id, String name, String office, String latest, String missing, String waiting, boolean mine) {}

    /// An entry with what it would change.
    ///
    /// @param person who entered it
    /// @param may whether whoever looks may decide about it
    record Waiting(
            long id,
            String indicator,
            String name,
            String period,
            String state,
            String tone,
            String person,
            String at,
            String reason,
            String answer,
            boolean may,
            List<Cell> cells) {}

    /// One value of an entry beside the published one.
    record Cell(String slice, String before, String after, String difference) {}

    /// One field of the form.
    record Field(String name, String label, String published, String given) {}
}
