package city.madang.intake.mapping;

import city.madang.intake.definition.Mapping;
import city.madang.intake.document.Columns;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.Tree;
import city.madang.observations.Quality;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Reads records that spread one series over columns, such as a column for every hour. Which columns count is found
/// out once for a table, the times once for a moment, so that a row costs only its numbers.
final class UnpivotReader {

    /// A column that holds readings.
    ///
    /// @param hours to be added to the record's time
    /// @param property index among the mapper's properties
    /// @param variant text by which its thing differs from that of the record; null if it does not
    /// @param moment the time the column itself names; null if it is the record's
    private record Column(
            int index,
            int hours,
            int property,
            @Nullable String variant,
            @Nullable LocalDateTime moment) {}

    private record Plan(Columns columns, List<Column> chosen) {}

    private record Times(LocalDateTime base, long[] millis) {}

    private final Pattern pattern;
    private final Mapping.Unpivot definition;
    private final Map<String, ValueReader> values;
    private final ToIntFunction<String> indexOfProperty;
    private final ValueReader[] byProperty;
    private final TimeFormat format;
    private volatile @Nullable Plan plan;
    private volatile @Nullable Times times;

    /// @param values a reader for every property, by its id
    UnpivotReader(Mapping.Unpivot definition, Map<String, ValueReader> values, ToIntFunction<String> indexOfProperty) {
        this.definition = definition;
        this.pattern = compile(definition.columns());
        this.values = values;
        this.indexOfProperty = indexOfProperty;
        this.byProperty = new ValueReader
                [1 + values.keySet().stream().mapToInt(indexOfProperty).max().orElse(0)];
        values.forEach((id, reader) -> byProperty[indexOfProperty.applyAsInt(id)] = reader);
        this.format = TimeFormat.of(definition.pattern());
        for (var group : Arrays.asList(definition.by(), definition.plusHours(), definition.thing(), definition.at())) {
            if (group != null && !pattern.namedGroups().containsKey(group)) {
                throw new IllegalArgumentException(
                        "the unpivot pattern '%s' has no group '%s'".formatted(definition.columns(), group));
            }
        }
    }

    private static Pattern compile(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("the unpivot pattern '%s' is not valid".formatted(regex), e);
        }
    }

    void read(
            SourceRecord record,
            ThingSlot thing,
            ThingReader things,
            LocalDateTime moment,
            ZoneId zone,
            MappedBatch batch,
            Notes notes) {
        var cells = new Cells(thing, things, timesFor(moment, zone), zone, batch, notes);
        if (record.body() instanceof Tree.Row row) {
            var chosen = planFor(row.columns());
            for (int i = 0; i < chosen.size(); i++) {
                var cell = row.cell(chosen.get(i).index());
                if (cell != null) {
                    cells.add(chosen.get(i), cell.strip());
                }
            }
        } else if (record.body() instanceof Tree.Branch branch) {
            branch.parts().forEach((name, part) -> {
                var column = columnOf(name, -1);
                if (column != null && part instanceof Tree.Leaf(var text)) {
                    cells.add(column, text.strip());
                }
            });
        }
    }

    /// The cells of one record on their way into the batch.
    private final class Cells {

        private final ThingSlot thing;
        private final ThingReader things;
        private final long[] times;
        private final ZoneId zone;
        private final MappedBatch batch;
        private final Notes notes;

        Cells(ThingSlot thing, ThingReader things, long[] times, ZoneId zone, MappedBatch batch, Notes notes) {
            this.thing = thing;
            this.things = things;
            this.times = times;
            this.zone = zone;
            this.batch = batch;
            this.notes = notes;
        }

        void add(Column column, String text) {
            notes.sawField();
            double value = byProperty[column.property()].read(text, notes);
            if (Double.isNaN(value)) {
                return;
            }
            var variant = column.variant();
            var observed = variant == null ? thing : things.variant(thing, variant, batch);
            var moment = column.moment();
            long time = moment == null
                    ? times[column.hours()]
                    : moment.atZone(zone).toInstant().toEpochMilli();
            batch.add(observed, column.property(), time, value, Quality.GOOD.code());
        }
    }

    private List<Column> planFor(Columns columns) {
        var known = plan;
        if (known == null || known.columns() != columns) {
            var chosen = new ArrayList<Column>();
            for (int i = 0; i < columns.names().size(); i++) {
                var column = columnOf(columns.names().get(i), i);
                if (column != null) {
                    chosen.add(column);
                }
            }
            known = new Plan(columns, List.copyOf(chosen));
            plan = known;
        }
        return known.chosen();
    }

    private @Nullable Column columnOf(String name, int index) {
        var match = pattern.matcher(name);
        if (!match.matches()) {
            return null;
        }
        var way = definition.by() == null ? null : match.group(definition.by());
        var property = way == null
                ? definition.property().values().iterator().next()
                : definition.property().get(way);
        if (property == null || !values.containsKey(property)) {
            return null;
        }
        int hours = definition.plusHours() == null ? 0 : hoursOf(match.group(definition.plusHours()));
        var at = definition.at() == null ? null : match.group(definition.at());
        var moment = at == null ? null : format.read(at, ZoneOffset.UTC);
        if (hours < 0 || (at != null && moment == null)) {
            return null;
        }
        var variant = definition.thing() == null ? null : match.group(definition.thing());
        return new Column(index, hours, indexOfProperty.applyAsInt(property), variant, moment);
    }

    private static int hoursOf(@Nullable String digits) {
        double hours = digits == null ? Double.NaN : Numbers.parse(digits);
        return hours >= 0 && hours <= 24 && hours == Math.rint(hours) ? (int) hours : -1;
    }

    /// Epoch milliseconds of 0 to 24 hours after `moment`.
    private long[] timesFor(LocalDateTime moment, ZoneId zone) {
        var known = times;
        if (known == null || !known.base().equals(moment)) {
            var millis = new long[25];
            for (int hour = 0; hour < millis.length; hour++) {
                millis[hour] = moment.plusHours(hour).atZone(zone).toInstant().toEpochMilli();
            }
            known = new Times(moment, millis);
            times = known;
        }
        return known.millis();
    }
}
