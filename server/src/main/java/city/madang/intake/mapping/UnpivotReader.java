package city.madang.intake.mapping;

import city.madang.intake.definition.Mapping;
import city.madang.intake.document.Columns;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.Tree;
import city.madang.observations.Quality;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
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
    private record Column(String name, int index, int hours, int property) {}

    private record Plan(Columns columns, List<Column> chosen) {}

    private record Times(LocalDateTime base, long[] millis) {}

    private final Pattern pattern;
    private final Mapping.Unpivot definition;
    private final Map<String, ValueReader> values;
    private final ToIntFunction<String> indexOfProperty;
    private final ValueReader[] byProperty;
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
        for (var group : new String[] {definition.by(), definition.plusHours()}) {
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

    void read(SourceRecord record, ThingSlot thing, LocalDateTime moment, ZoneId zone, MappedBatch batch, Notes notes) {
        if (record.body() instanceof Tree.Row row) {
            var chosen = planFor(row.columns());
            var at = timesFor(moment, zone);
            for (int i = 0; i < chosen.size(); i++) {
                var column = chosen.get(i);
                var cell = row.cell(column.index());
                if (cell != null) {
                    add(column, cell.strip(), thing, at, batch, notes);
                }
            }
        } else if (record.body() instanceof Tree.Branch branch) {
            var at = timesFor(moment, zone);
            branch.parts().forEach((name, part) -> {
                var column = columnOf(name, -1);
                if (column != null && part instanceof Tree.Leaf(var text)) {
                    add(column, text.strip(), thing, at, batch, notes);
                }
            });
        }
    }

    private void add(Column column, String text, ThingSlot thing, long[] at, MappedBatch batch, Notes notes) {
        notes.sawField();
        double value = byProperty[column.property()].read(text, notes);
        if (!Double.isNaN(value)) {
            batch.add(thing, column.property(), at[column.hours()], value, Quality.GOOD.code());
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
        return hours < 0 ? null : new Column(name, index, hours, indexOfProperty.applyAsInt(property));
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
