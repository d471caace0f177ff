package city.madang.indicators.goals;

import city.madang.indicators.goals.Origin.Aggregate;
import city.madang.platform.LocalText;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The form of `indicators.yaml`, as described in docs/guide/indicators.md.
record IndicatorFile(List<AreaEntry> areas, List<Entry> indicators) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern SDG = Pattern.compile("(1[0-7]|[1-9])\\.([0-9]{1,2}|[a-d])");

    IndicatorFile {
        if (areas == null || indicators == null) {
            throw new IllegalArgumentException("areas and indicators are both needed");
        }
    }

    record AreaEntry(String id, LocalText name) {}

    record TargetEntry(@Nullable Double value, @Nullable Integer year) {}

    record SourceEntry(
            @Nullable String property,
            @Nullable String kind,
            @Nullable String aggregate,
            @Nullable Double scale) {}

    record Entry(
            String id,
            String area,
            LocalText name,
            LocalText definition,
            @Nullable Object unit,
            @Nullable Integer decimals,
            String office,
            String period,
            String direction,
            @Nullable TargetEntry target,
            @Nullable List<String> sdg,
            @Nullable List<String> breakdowns,
            @Nullable List<String> ages,
            @JsonProperty("adds-up") @Nullable Boolean addsUp,
            @Nullable Boolean entry,
            @Nullable SourceEntry source,
            @Nullable String sql) {

        /// @throws IllegalArgumentException if something is missing or contradicts itself
        Indicator indicator() {
            require(id != null && ID.matcher(id).matches(), "'%s' is no id of an indicator".formatted(id));
            try {
                return read();
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("The indicator '%s': %s".formatted(id, e.getMessage()), e);
            }
        }

        private Indicator read() {
            require(area != null, "area is missing");
            require(name != null, "name is missing");
            require(definition != null, "definition is missing");
            require(office != null, "office is missing");
            require(period != null, "period is missing");
            require(direction != null, "direction is missing");
            var places = decimals == null ? 0 : decimals;
            require(places >= 0 && places <= 6, "decimals are 0 to 6");
            var by = breakdowns == null ? List.<String>of() : breakdowns;
            for (var one : by) {
                require(
                        List.of("district", "sex", "age").contains(one),
                        "breakdowns are district, sex and age, not '%s'".formatted(one));
            }
            var bands = ages == null ? List.<String>of() : ages;
            require(by.contains("age") == !bands.isEmpty(), "ages are given with the breakdown age, and only then");
            bands.forEach(Slice::age);
            var goals = sdg == null ? List.<String>of() : sdg;
            goals.forEach(
                    goal -> require(SDG.matcher(goal).matches(), "'%s' is no SDG target such as 8.5".formatted(goal)));
            return new Indicator(
                    id,
                    area,
                    name,
                    definition,
                    unit(unit),
                    places,
                    office,
                    Cadence.parse(period),
                    Direction.parse(direction),
                    aim(),
                    goals,
                    by.contains("district"),
                    by.contains("sex"),
                    bands,
                    addsUp != null && addsUp,
                    origin());
        }

        private @Nullable Target aim() {
            if (target == null) {
                require(!"near".equals(direction), "with the direction near a target is needed");
                return null;
            }
            if (target.value() == null || target.year() == null) {
                throw new IllegalArgumentException("a target has a value and a year");
            }
            return new Target(target.value(), target.year());
        }

        private Origin origin() {
            boolean byHand = entry != null && entry;
            int ways = (byHand ? 1 : 0) + (source == null ? 0 : 1) + (sql == null ? 0 : 1);
            require(ways == 1, "give exactly one of entry: true, source or sql");
            if (sql != null) {
                return new Origin.OfSql(sql.strip());
            }
            if (source == null) {
                return new Origin.Entered();
            }
            if (source.property() == null || source.aggregate() == null) {
                throw new IllegalArgumentException("a source has a property and an aggregate");
            }
            return new Origin.OfReadings(
                    source.property(),
                    source.kind(),
                    Aggregate.parse(source.aggregate()),
                    source.scale() == null ? 1 : source.scale());
        }

        private static LocalText unit(@Nullable Object given) {
            return switch (given) {
                case null -> LocalText.same("");
                case String text -> LocalText.same(text);
                case Map<?, ?> texts
                when texts.get("ko") instanceof String ko && texts.get("en") instanceof String en ->
                    new LocalText(ko, en);
                default -> throw new IllegalArgumentException("unit is a text or {ko, en}");
            };
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
