package city.madang.indicators;

import city.madang.indicators.FigureDefinition.Counting;
import city.madang.indicators.FigureDefinition.OfOccurrences;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/// Makes figures of what happened: pure functions of a list and a moment, which may lie before the list was made.
final class Happenings {

    private static final double PERCENT = 100;

    private final ZoneId zone;
    private final int areas;

    /// @param zone where the city's days begin
    Happenings(ZoneId zone, int areas) {
        this.zone = zone;
        this.areas = areas;
    }

    /// Computes the figure of every area as it stood at `moment`.
    ///
    /// @param newestFirst in the order of their times
    /// @return by area
    Members.Result[] compute(OfOccurrences what, List<Happening> newestFirst, long moment) {
        long from = from(what, moment);
        boolean open = what.counting() == Counting.OPEN;
        var sums = new Sum[areas];
        Arrays.setAll(sums, area -> new Sum());
        long newest = Long.MIN_VALUE;
        for (var one : newestFirst) {
            if (!one.happenedBy(moment)) {
                continue;
            }
            newest = Math.max(newest, Math.min(one.updated(), moment));
            if (!open && one.time() < from) {
                break;
            }
            boolean closed = one.closedBy(moment);
            if ((open && closed) || !concerns(what, one)) {
                continue;
            }
            double value = what.field() == null ? 0 : number(one, what.field());
            if (!Double.isNaN(value)) {
                sums[Areas.CITY].add(value, closed);
                if (one.area() != Areas.CITY) {
                    sums[one.area()].add(value, closed);
                }
            }
        }
        var results = new Members.Result[areas];
        for (int area = 0; area < areas; area++) {
            results[area] = newest == Long.MIN_VALUE ? Members.Result.NOTHING : sums[area].result(what, newest);
        }
        return results;
    }

    /// How far back occurrences count, epoch milliseconds.
    long from(OfOccurrences what, long moment) {
        var within = what.within();
        return within != null
                ? moment - within.toMillis()
                : Instant.ofEpochMilli(moment)
                        .atZone(zone)
                        .toLocalDate()
                        .atStartOfDay(zone)
                        .toInstant()
                        .toEpochMilli();
    }

    private static boolean concerns(OfOccurrences what, Happening one) {
        return what.categories().isEmpty() || what.categories().contains(one.category());
    }

    private static double number(Happening one, String field) {
        var text = one.properties().get(field);
        try {
            return text == null ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /// What was found of one area.
    private static final class Sum {

        private double[] values = new double[8];
        private int count;
        private int closed;

        void add(double value, boolean isClosed) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
            closed += isClosed ? 1 : 0;
        }

        Members.Result result(OfOccurrences what, long newest) {
            double value = switch (what.counting()) {
                case OPEN, COUNT -> count;
                case SHARE_CLOSED -> count == 0 ? Double.NaN : PERCENT * closed / count;
                case MEDIAN -> Aggregate.MEDIAN.of(values, count, Double.NaN);
                case MEAN -> Aggregate.MEAN.of(values, count, Double.NaN);
            };
            return new Members.Result(value * what.scale(), newest, true, count);
        }
    }
}
