package city.madang.observations;

import city.madang.observations.log.Tail;

/// The share of the unsealed tail in an answer about the past.
final class TailHistory {

    private TailHistory() {}

    static void add(Tail.View<?> view, SeriesQuestion question, Buckets buckets) {
        for (int at = 0; at < view.segments().size(); at++) {
            var segment = view.segments().get(at);
            int size = segment.size();
            for (int row = 0; row < size; row++) {
                int datastream = segment.datastream(row);
                long time = segment.time(row);
                if (question.includes(datastream, time)
                        && segment.isCurrent(row, size)
                        && !view.isReplaced(at, datastream, time)) {
                    buckets.add(time, segment.result(row));
                }
            }
        }
    }

    static void add(Tail.View<?> view, PastState state) {
        for (var segment : view.segments()) {
            int size = segment.size();
            for (int row = 0; row < size; row++) {
                state.offer(segment.datastream(row), segment.time(row), segment.result(row), segment.quality(row));
            }
        }
    }
}
