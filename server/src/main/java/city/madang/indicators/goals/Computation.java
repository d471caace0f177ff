package city.madang.indicators.goals;

import city.madang.catalogue.City;
import city.madang.identity.Jurisdictions;
import city.madang.observations.ReadingRoom;
import city.madang.observations.ReadingRoom.Answer;
import city.madang.platform.CityException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Computes the values of indicators that come from readings or from declared SQL, one period at a
/// time. Both are questions to the [ReadingRoom]; one of readings is written here.
@Service
public class Computation {

    private final ReadingRoom room;
    private final Jurisdictions jurisdictions;
    private final Entries entries;
    private final Indicators indicators;
    private final City city;
    private final Clock clock;

    Computation(
            ReadingRoom room,
            Jurisdictions jurisdictions,
            Entries entries,
            Indicators indicators,
            City city,
            Clock clock) {
        this.room = room;
        this.jurisdictions = jurisdictions;
        this.entries = entries;
        this.indicators = indicators;
        this.city = city;
        this.clock = clock;
    }

    /// Computes one period and keeps what is new. A period that still runs is provisional.
    ///
    /// @throws CityException if the SQL is not allowed or fails
    public void compute(Indicator indicator, Period period) {
        var values = values(indicator, period);
        if (!values.isEmpty()) {
            boolean runs = period.end().isAfter(today());
            entries.take(indicator, period, indicator.origin().key(), values, runs, clock.instant());
            indicators.reload(indicator.id());
        }
    }

    /// What the readings or the SQL say of a period.
    Map<Slice, Double> values(Indicator indicator, Period period) {
        var sql = switch (indicator.origin()) {
            case Origin.OfSql(var text) -> text;
            case Origin.OfReadings of -> sql(of, indicator);
            case Origin.Entered() ->
                throw new IllegalArgumentException("'%s' is entered, not computed".formatted(indicator.id()));
        };
        return values(indicator, room.ask(sql, begin(period.start()), begin(period.end()), period.text()));
    }

    /// The period that runs today.
    public Period current(Indicator indicator) {
        return indicator.cadence().holding(today());
    }

    private Map<Slice, Double> values(Indicator indicator, Answer answer) {
        int value = answer.columns().indexOf("value");
        if (value < 0) {
            throw CityException.invalid("The SQL of '%s' gives no column 'value'".formatted(indicator.id()));
        }
        Set<Slice> known = new HashSet<>(indicator.slices(
                jurisdictions.districts().stream().map(one -> one.code()).toList()));
        var values = new TreeMap<Slice, Double>();
        for (var row : answer.rows()) {
            var slice = new Slice(text(answer, row, "district"), text(answer, row, "sex"), text(answer, row, "age"));
            if (row.get(value) instanceof Number number
                    && Double.isFinite(number.doubleValue())
                    && known.contains(slice)) {
                values.put(slice, rounded(number.doubleValue(), indicator));
            }
        }
        return values;
    }

    private static @Nullable String text(Answer answer, List<Object> row, String column) {
        int at = answer.columns().indexOf(column);
        var cell = at < 0 ? "" : row.get(at).toString();
        return cell.isEmpty() ? null : cell;
    }

    /// One decimal more than is shown: a correction nobody can see is none.
    private static double rounded(double value, Indicator indicator) {
        double scale = Math.pow(10, indicator.decimals() + 1);
        return Math.rint(value * scale) / scale;
    }

    private static String sql(Origin.OfReadings of, Indicator indicator) {
        var value = switch (of.aggregate()) {
            case MEAN -> "sum(total) / sum(count)";
            case SUM -> "sum(total)";
            case MIN -> "min(least)";
            case MAX -> "max(most)";
            case LAST -> "sum(newest)";
            case COUNT -> "count(distinct datastream)";
        };
        return """
                with mine as (
                  select district, datastream, sum(total) as total, sum(count) as count, min(least) as least,
                         max(most) as most, arg_max(last, day) as newest
                    from readings_by_day
                   where property = '%s'%s
                   group by district, datastream
                )
                select district, %s * %s as value
                  from mine
                 group by grouping sets ((), (district))
                having %s
                """.formatted(
                quoted(of.property()),
                of.kind() == null ? "" : " and kind = '%s'".formatted(quoted(of.kind())),
                Double.toString(of.scale()),
                value,
                indicator.districts() ? "grouping(district) = 1 or district is not null" : "grouping(district) = 1");
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }

    private Instant begin(LocalDate day) {
        return city.start(day);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), city.zone());
    }
}
