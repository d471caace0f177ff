package city.madang.simulator.http;

import city.madang.simulator.city.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What a feed said at every full hour of the last days, as one document. The present hour is left to the live feed.
public final class Archive {

    /// Eight days, so that a comparison with last week finds something.
    public static final int HOURS = 8 * 24;

    private static final String[] COLUMNS =
            IntStream.range(0, 24).mapToObj("h%02d_"::formatted).toArray(String[]::new);

    private Archive() {}

    /// A feed at `/archive/<id>` with the records of the live feed, oldest first.
    public static Feed of(Feed live, Document document) {
        return new Feed(live.id() + "-archive", "/archive/" + live.id(), Duration.ofHours(1), rows(live), document);
    }

    private static Feed.Rows rows(Feed live) {
        return now -> {
            var rows = new ArrayList<Map<String, Object>>();
            var last = new Moment(Long.MIN_VALUE / 4);
            for (var hour = HOURS; hour >= 1; hour--) {
                var moment = now.minus(Duration.ofHours(hour)).floor(live.step());
                if (!moment.equals(last)) {
                    rows.addAll(live.rows().at(moment));
                }
                last = moment;
            }
            return List.copyOf(rows);
        };
    }

    /// What one figure of many things was at every full hour, as the annual files are laid out: a row for a
    /// thing and day with the columns `key`, `date` and one for each hour, such as `h08_speed`. Hours to come
    /// are empty.
    ///
    /// @param keys of the things, in the order that `value` counts them in
    public static Feed byHour(String id, List<String> keys, String figure, Value value) {
        var path = "/archive/" + id;
        Feed.Rows rows = now -> byHour(now, keys, figure, value);
        return new Feed(id + "-archive", path, Duration.ofHours(1), rows, Documents.csv());
    }

    /// The figure of the n-th thing at a moment.
    @FunctionalInterface
    public interface Value {
        double at(int thing, Moment moment);
    }

    private static List<Map<String, Object>> byHour(Moment now, List<String> keys, String figure, Value value) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var day = HOURS / 24; day >= 0; day--) {
            var midnight = now.minus(Duration.ofDays(day)).floor(Duration.ofDays(1));
            var figures = figures(now, midnight, keys.size(), value);
            for (var thing = 0; thing < keys.size(); thing++) {
                var row = Row.of("key", keys.get(thing), "date", midnight.text("yyyyMMdd"));
                for (var hour = 0; hour < 24; hour++) {
                    var amount = figures[hour][thing];
                    row.put(COLUMNS[hour] + figure, Double.isNaN(amount) ? "" : (Object) Row.round(amount, 1));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /// Hour by hour, because what all things have in common is worked out once for a moment.
    ///
    /// @return [hour][thing]; NaN for hours to come
    private static double[][] figures(Moment now, Moment midnight, int things, Value value) {
        var figures = new double[24][things];
        for (var hour = 0; hour < 24; hour++) {
            var moment = midnight.plus(Duration.ofHours(hour));
            var past = moment.epochMilli() < now.epochMilli();
            for (var thing = 0; thing < things; thing++) {
                figures[hour][thing] = past ? value.at(thing, moment) : Double.NaN;
            }
        }
        return figures;
    }
}
