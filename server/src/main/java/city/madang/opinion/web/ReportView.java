package city.madang.opinion.web;

import city.madang.opinion.Reports;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Complaints or suggestions as the page shows them.
///
/// @param change today beside yesterday, in words
/// @param line points of a line 96 wide and 28 high: received in each of the last 48 hours
public record ReportView(
        String today,
        String change,
        String line,
        List<State> states,
        List<Row> topics,
        List<Row> districts,
        List<Reports.Month> months) {

    /// How many stand so.
    ///
    /// @param share of the widest, 0–100
    public record State(String name, String toneClass, int count, long share) {}

    /// How many belong to a topic or a district.
    ///
    /// @param share of the largest, 0–100
    public record Row(String name, int today, int yesterday, int open, long share) {}

    private static final int MONTHS = 12;

    /// @param district only that row of the districts, if one is asked for
    static ReportView of(Reports reports, OpinionWords words, @Nullable String district) {
        int states =
                reports.states().stream().mapToInt(Reports.State::count).max().orElse(0);
        return new ReportView(
                "%,d".formatted(reports.today()),
                words.say("어제 %,d건".formatted(reports.yesterday()), "%,d yesterday".formatted(reports.yesterday())),
                TopicCard.line(reports.hours(), 96, 28),
                reports.states().stream()
                        .map(state -> new State(
                                words.say(state.name()),
                                switch (state.key()) {
                                    case "closed" -> "ok";
                                    case "in-progress" -> "watch";
                                    default -> "none";
                                },
                                state.count(),
                                share(state.count(), states)))
                        .toList(),
                rows(reports.topics(), words),
                rows(
                        reports.districts().stream()
                                .filter(row -> district == null || row.key().equals(district))
                                .toList(),
                        words),
                reports.months().stream().limit(MONTHS).toList());
    }

    private static List<Row> rows(List<Reports.Row> rows, OpinionWords words) {
        int most = rows.isEmpty()
                ? 0
                : Collections.max(rows.stream().map(Reports.Row::today).toList());
        return rows.stream()
                .map(row -> new Row(
                        words.say(row.name()), row.today(), row.yesterday(), row.open(), share(row.today(), most)))
                .toList();
    }

    private static long share(int count, int most) {
        return most == 0 ? 0 : Math.round(100.0 * count / most);
    }
}
