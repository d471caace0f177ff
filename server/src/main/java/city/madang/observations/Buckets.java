package city.madang.observations;

import java.util.List;
import java.util.TreeMap;

/// Collects the parts of an answer by step.
final class Buckets {

    private final SeriesQuestion question;
    private final TreeMap<Long, Bucket> byStart = new TreeMap<>();
    private long start = Long.MIN_VALUE;
    private long end = Long.MIN_VALUE;

    Buckets(SeriesQuestion question) {
        this.question = question;
    }

    /// Adds one reading.
    void add(long time, double result) {
        long at = start(time);
        add(Bucket.of(at, result, time));
    }

    /// Adds a part that began at `time`, which is the start of its step or lies within it.
    void add(long time, long count, double sum, double min, double max, double last, long lastTime) {
        add(new Bucket(start(time), count, sum, min, max, last, lastTime));
    }

    List<Bucket> list() {
        return List.copyOf(byStart.values());
    }

    private void add(Bucket part) {
        byStart.merge(part.start(), part, Bucket::merge);
    }

    private long start(long time) {
        if (time < start || time >= end) {
            start = question.interval().start(time, question.zone());
            end = question.interval().next(start, question.zone());
        }
        return start;
    }
}
