package city.madang.observations;

import city.madang.observations.lake.SealedLake;
import city.madang.observations.log.Tail;
import city.madang.platform.CityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The way to the past of readings: series, hourly sums, and the state of the city at a moment.
///
/// Every answer is put together from the lake (DuckDB over the files that the plan names, or over their
/// roll-ups) and the tail that is not sealed yet, so that it is the same before and after a seal.
public class History {

    /// More steps than any screen has columns.
    public static final int MOST_POINTS = 10_000;

    private final Tail<SealedLake> tail;
    private final LakeHistory lake;
    private final Datastreams datastreams;
    private final ZoneId zone;
    private final PastStates past;

    History(Tail<SealedLake> tail, LakeHistory lake, Datastreams datastreams, ZoneId zone, Clock clock) {
        this.tail = tail;
        this.lake = lake;
        this.datastreams = datastreams;
        this.zone = zone;
        past = new PastStates(clock);
    }

    /// Sums up the readings of some datastreams, all together, in steps from `from` to before `to`. Both
    /// ends are widened to whole steps.
    ///
    /// @throws CityException INVALID if that would be more than [#MOST_POINTS] steps
    public Series series(int[] streams, Instant from, Instant to, Interval interval) {
        return series(streams, from, to, interval, null);
    }

    /// As the other, but only the value of one aggregate is asked for: the others may be NaN. A million raw
    /// readings take half the time that way.
    public Series series(int[] streams, Instant from, Instant to, Interval interval, @Nullable Aggregate aggregate) {
        if (!from.isBefore(to)) {
            throw CityException.invalid("The range from %s to %s is empty".formatted(from, to));
        }
        long begin = interval.start(from.toEpochMilli(), zone);
        long end = interval.next(interval.start(to.toEpochMilli() - 1, zone), zone);
        if ((end - begin) / interval.millis() > MOST_POINTS) {
            throw CityException.invalid("The range from %s to %s has more than %d steps of %s: ask for longer steps"
                    .formatted(from, to, MOST_POINTS, interval));
        }
        var question = new SeriesQuestion(StreamSet.of(streams), begin, end, interval, zone, aggregate);
        return question.streams().isEmpty() ? new Series(List.of(), List.of()) : answer(question);
    }

    /// Sums up the readings of many datastreams, all together, by hour.
    public Series hourly(int[] streams, Instant from, Instant to) {
        return series(streams, from, to, new Interval(1, Interval.Unit.HOUR));
    }

    /// The newest reading of every datastream as it stood at `at`, looking back at most 24 hours.
    ///
    /// Before the hour of `at` it looks at roll-ups, which do not know a reading's quality.
    public StateView stateAt(Instant at) {
        return past.at(at, () -> compute(at.toEpochMilli()));
    }

    /// Lists single readings of one datastream from `from` to before `to`, newest first.
    ///
    /// @param limit at most [#MOST_POINTS]
    public List<Reading> readings(int stream, Instant from, Instant to, int limit) {
        long begin = from.toEpochMilli();
        long end = to.toEpochMilli();
        if (limit < 0 || limit > MOST_POINTS) {
            throw CityException.invalid("At most %d readings can be listed, not %d".formatted(MOST_POINTS, limit));
        }
        if (begin >= end) {
            return List.of();
        }
        var view = tail.view();
        var step = new Interval(1, Interval.Unit.MINUTE);
        var question = new SeriesQuestion(StreamSet.of(new int[] {stream}), begin, end, step, zone, null);
        return Stream.concat(
                        lake.readings(view, question, limit).stream(), TailHistory.readings(view, question).stream())
                .sorted(Comparator.comparingLong(Reading::time).reversed())
                .limit(limit)
                .toList();
    }

    private Series answer(SeriesQuestion question) {
        var view = tail.view();
        var buckets = new Buckets(question);
        var missing = lake.add(view, question, buckets);
        TailHistory.add(view, question, buckets);
        return new Series(buckets.list(), missing);
    }

    private StateView compute(long at) {
        var view = tail.view();
        var state = new PastState(at, datastreams.count());
        lake.add(view.sealed(), state);
        TailHistory.add(view, state);
        return state;
    }
}
