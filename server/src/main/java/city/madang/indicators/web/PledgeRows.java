package city.madang.indicators.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the pages of pledges show, in words of one language.
public interface PledgeRows {

    /// A vision with how many of its tasks stand how.
    record VisionRow(String id, String name, int tasks, List<StateCount> counts, List<AreaRow> areas) {}

    /// An area of a vision.
    record AreaRow(String id, String name, List<TaskRow> tasks) {}

    /// How many tasks stand in one way.
    ///
    /// @param percent share of all, for the width of a bar
    /// @param from where its part of the bar begins, percent
    record StateCount(String state, String word, String tone, long count, double percent, double from) {}

    /// A task in a list.
    ///
    /// @param late what is late, in words; empty if nothing is
    record TaskRow(
            String id,
            String name,
            String office,
            String tone,
            String state,
            int percent,
            int planned,
            String late,
            String where) {}

    /// A milestone of a task.
    record Step(String name, String due, String tone, String word) {}

    /// An indicator a task is linked to.
    record Effect(String id, String name, String value, String tone, String standing, String spark) {}

    /// Something that carries a task out.
    record Link(String subject, String name, @Nullable String address) {}

    /// A report with its evidence.
    record ReportRow(
            long id,
            String at,
            String person,
            String text,
            String milestone,
            String spent,
            @Nullable String link,
            @Nullable String file,
            @Nullable String withdrawn) {}
}
