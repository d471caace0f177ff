package city.madang.intake.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a record becomes, as written under `map`.
public record Mapping(
        @Nullable Thing thing,
        @Nullable Time time,
        List<Reading> readings,
        @Nullable Unpivot unpivot,
        @Nullable Occurrence occurrence,
        @Nullable Place place,
        List<String> missing,
        @Nullable Condition only) {

    /// Texts that mean "no value" where a definition does not say otherwise.
    private static final List<String> MISSING = List.of("", "-", "null");

    public Mapping {
        readings = readings == null ? List.of() : List.copyOf(readings);
        missing = missing == null ? MISSING : List.copyOf(missing);
        boolean observes = !readings.isEmpty() || unpivot != null;
        if (observes && thing == null) {
            throw new IllegalArgumentException("readings need a thing that is observed");
        }
        if (!observes && thing == null && occurrence == null && place == null) {
            throw new IllegalArgumentException("a map needs readings, a thing, an occurrence or a place");
        }
    }

    /// Records are taken only if a field has one of these values.
    public record Condition(String from, List<String> in) {}

    /// What is observed.
    ///
    /// @param again `number` if a second record of the same thing and time within one delivery is another visit,
    ///     whose thing gets `#2` after its key
    public record Thing(
            String kind,
            String key,
            @Nullable Words name,
            @Nullable Location position,
            @Nullable String district,
            @Nullable At at,
            Map<String, String> properties,
            @Nullable String again) {

        public Thing {
            properties = properties == null ? Map.of() : Map.copyOf(properties);
            if (again != null && !again.equals("number")) {
                throw new IllegalArgumentException("again '%s' must be number".formatted(again));
            }
        }
    }

    /// A catalogued place from which position, district and name are taken.
    public record At(String kind, String key) {}

    /// Fields that hold a position.
    public record Location(String lon, String lat) {}

    /// When it was so.
    ///
    /// @param at one fixed moment for every record, ISO 8601 with an offset, for tables that do not say when
    public record Time(
            @Nullable String from,
            @Nullable String pattern,
            @Nullable String zone,
            @Nullable @JsonProperty("plus-hours") String plusHours,
            @Nullable OffsetDateTime at) {}

    /// One value of a record.
    public record Reading(
            String property,
            String from,
            @Nullable String unit,
            @Nullable Double scale,
            @Nullable Double offset,
            @Nullable List<Double> range,
            @Nullable Boolean required,
            @Nullable List<String> missing,
            @Nullable Map<String, Double> codes,
            @Nullable @JsonProperty("suspect-if") Condition suspectIf) {

        public Reading {
            if (range != null && (range.size() != 2 || range.get(0) > range.get(1))) {
                throw new IllegalArgumentException("range %s must be [least, most]".formatted(range));
            }
        }
    }

    /// Columns that each hold a reading.
    ///
    /// @param columns regular expression with named groups over the column names
    /// @param property id by the text of the group `by`; a single entry `*` if there is no such group
    /// @param by the group that chooses the property
    /// @param plusHours the group that holds hours to be added to the record's time
    /// @param thing the group whose text is added to the thing's key and name: every column is a thing of its own
    /// @param at the group that holds the time itself, read by `pattern`
    public record Unpivot(
            String columns,
            Map<String, String> property,
            @Nullable String by,
            @Nullable @JsonProperty("plus-hours") String plusHours,
            @Nullable String thing,
            @Nullable String at,
            @Nullable String pattern,
            @Nullable List<Double> range) {

        public Unpivot {
            property = Map.copyOf(property);
            if (by == null && property.size() != 1) {
                throw new IllegalArgumentException("an unpivot to several properties needs the group that chooses: by");
            }
        }
    }

    /// A value that is one of a few words.
    public record Choice(
            @Nullable String from,
            @Nullable Map<String, String> codes,
            @Nullable @JsonProperty("default") String otherwise) {}

    /// Something that happened.
    public record Occurrence(
            String kind,
            String key,
            Words title,
            @Nullable Words text,
            @Nullable Choice category,
            @Nullable Choice severity,
            @Nullable Choice status,
            @Nullable Location position,
            @Nullable String district,
            @Nullable Time until,
            @Nullable String link,
            Map<String, String> properties) {

        public Occurrence {
            properties = properties == null ? Map.of() : Map.copyOf(properties);
        }
    }

    /// A place that does not report by itself.
    public record Place(
            String kind,
            String key,
            Words name,
            @Nullable Location position,
            @Nullable String district,
            @Nullable String address,
            Map<String, String> properties) {

        public Place {
            properties = properties == null ? Map.of() : Map.copyOf(properties);
        }
    }
}
