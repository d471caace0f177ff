package city.madang.observations;

import city.madang.observations.log.Tail;
import city.madang.observations.log.TailSegment;
import java.util.ArrayList;
import java.util.List;

/// The share of the unsealed tail in an answer about the past.
final class TailHistory {

    private TailHistory() {}

    static void add(Tail.View<?> view, SeriesQuestion question, Buckets buckets) {
        each(view, question, (segment, row) -> buckets.add(segment.time(row), segment.result(row)));
    }

    /// The unsealed readings that a question is about.
    static List<Reading> readings(Tail.View<?> view, SeriesQuestion question) {
        var readings = new ArrayList<Reading>();
        each(
                view,
                question,
                (segment, row) -> readings.add(new Reading(
                        segment.datastream(row), segment.time(row), segment.result(row), segment.quality(row))));
        return readings;
    }

    static void add(Tail.View<?> view, PastState state) {
        for (var segment : view.segments()) {
            int size = segment.size();
            for (int row = 0; row < size; row++) {
                state.offer(segment.datastream(row), segment.time(row), segment.result(row), segment.quality(row));
            }
        }
    }

    private static void each(Tail.View<?> view, SeriesQuestion question, Row take) {
        for (int at = 0; at < view.segments().size(); at++) {
            var segment = view.segments().get(at);
            int size = segment.size();
            for (int row = 0; row < size; row++) {
                int datastream = segment.datastream(row);
                long time = segment.time(row);
                if (question.includes(datastream, time)
                        && segment.isCurrent(row, size)
                        && !view.isReplaced(at, datastream, time)) {
                    take.row(segment, row);
                }
            }
        }
    }

    @FunctionalInterface
    private interface Row {
        void row(TailSegment segment, int row);
    }
}
