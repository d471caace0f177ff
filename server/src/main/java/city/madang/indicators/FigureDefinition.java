package city.madang.indicators;

import city.madang.catalogue.ObservedProperty.Better;
import city.madang.platform.Keyed;
import city.madang.platform.LocalText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the pack says of a figure, checked.
///
/// @param districts whether it makes sense for a single district
/// @param source id of the source that answers for it; absent if none does
/// @param office id of the office in charge; absent for the source's own
/// @param topic live topic in which its parts can be seen; absent if there is none
record FigureDefinition(
        String id,
        LocalText name,
        LocalText unit,
        int decimals,
        Origin origin,
        Bounds bounds,
        @Nullable String source,
        @Nullable String office,
        @Nullable String topic,
        boolean districts) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,4})([smhd])");
    private static final Duration STANDARD_FRESHNESS = Duration.ofHours(1);

    /// What the figure of an area is judged by. Target and levels of a sum or a count are those of the whole city.
    Bounds boundsOf(int area) {
        return area == Areas.CITY || !origin.addsUp() ? bounds : bounds.withoutLevels();
    }

    /// What a figure is made of.
    sealed interface Origin {

        /// Whether the whole is the sum of its districts.
        default boolean addsUp() {
            return switch (this) {
                case OfReadings of -> of.aggregate() == Aggregate.SUM || of.aggregate() == Aggregate.COUNT;
                case OfOccurrences of -> of.counting() == Counting.OPEN || of.counting() == Counting.COUNT;
            };
        }
    }

    /// The newest fresh readings of a property.
    ///
    /// @param kind of the things; absent for all kinds
    /// @param fresh readings older than this are left out
    /// @param scale what the result is multiplied by
    record OfReadings(
            String property, @Nullable String kind, Aggregate aggregate, double threshold, Duration fresh, double scale)
            implements Origin {}

    /// What happened in the city.
    ///
    /// @param categories only these; all if empty
    /// @param field numeric property, for the median and the mean
    /// @param within of which time; absent for since midnight in the city
    record OfOccurrences(
            String kind,
            List<String> categories,
            Counting counting,
            @Nullable String field,
            double scale,
            @Nullable Duration within)
            implements Origin {}

    /// How a number is made of occurrences.
    enum Counting implements Keyed {
        OPEN,
        COUNT,
        SHARE_CLOSED,
        MEDIAN,
        MEAN;

        boolean needsField() {
            return this == MEDIAN || this == MEAN;
        }
    }

    /// The unit and decimals that a property lends to its figures.
    record Measure(LocalText unit, int decimals) {}

    /// Reads one entry of the pack.
    ///
    /// @param measures finds the measure of a property; throws if the pack has no such property
    static FigureDefinition of(FigureFile.Entry entry, Function<String, Measure> measures) {
        if (entry.id() == null || !ID.matcher(entry.id()).matches()) {
            throw new IllegalArgumentException("'%s' is no id of a figure".formatted(entry.id()));
        }
        try {
            return read(entry, measures);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("The figure '%s': %s".formatted(entry.id(), e.getMessage()), e);
        }
    }

    private static FigureDefinition read(FigureFile.Entry entry, Function<String, Measure> measures) {
        require(entry.name() != null, "name is missing");
        var readings = entry.readings();
        var happenings = entry.occurrences();
        require((readings == null) != (happenings == null), "give either readings or occurrences");
        var lent = readings == null ? null : measures.apply(required(readings.property(), "property"));
        return new FigureDefinition(
                entry.id(),
                entry.name(),
                unit(entry.unit(), lent),
                decimals(entry.decimals(), lent),
                readings == null ? occurrences(required(happenings, "occurrences")) : readings(readings),
                new Bounds(better(entry.better()), entry.target(), entry.watch(), entry.alarm()),
                entry.source(),
                entry.office(),
                entry.topic(),
                entry.districts() == null || entry.districts());
    }

    private static OfReadings readings(FigureFile.Readings part) {
        var aggregate = Aggregate.parse(required(part.aggregate(), "aggregate"));
        require(aggregate.needsThreshold() == (part.threshold() != null), "a threshold belongs to the shares only");
        return new OfReadings(
                part.property(),
                part.kind(),
                aggregate,
                part.threshold() == null ? Double.NaN : part.threshold(),
                part.fresh() == null ? STANDARD_FRESHNESS : span(part.fresh()),
                part.scale() == null ? 1 : part.scale());
    }

    private static OfOccurrences occurrences(FigureFile.Happenings part) {
        var counting = Keyed.parse(Counting.class, required(part.aggregate(), "aggregate"));
        require(counting.needsField() == (part.field() != null), "a field belongs to median and mean only");
        return new OfOccurrences(
                required(part.kind(), "kind"),
                part.category() == null ? List.of() : List.copyOf(part.category()),
                counting,
                part.field(),
                part.scale() == null ? 1 : part.scale(),
                part.within() == null || part.within().equals("today") ? null : span(part.within()));
    }

    private static LocalText unit(@Nullable Object given, @Nullable Measure lent) {
        return switch (given) {
            case null -> lent == null ? LocalText.same("") : lent.unit();
            case String text -> LocalText.same(text);
            case Map<?, ?> texts
            when texts.get("ko") instanceof String ko && texts.get("en") instanceof String en -> new LocalText(ko, en);
            default -> throw new IllegalArgumentException("unit is a text or {ko, en}");
        };
    }

    private static int decimals(@Nullable Integer given, @Nullable Measure lent) {
        int decimals = given == null ? (lent == null ? 0 : lent.decimals()) : given;
        require(decimals >= 0 && decimals <= 6, "decimals are 0 to 6");
        return decimals;
    }

    private static Better better(@Nullable String word) {
        if (word == null) {
            return Better.NONE;
        }
        for (var better : Better.values()) {
            if (better.name().toLowerCase(Locale.ROOT).equals(word)) {
                return better;
            }
        }
        throw new IllegalArgumentException("better is lower, higher or none, not '%s'".formatted(word));
    }

    /// Reads a span of time such as `15m`.
    static Duration span(String text) {
        var parts = SPAN.matcher(text);
        require(parts.matches(), "'%s' is no span of time such as 15m, 2h or 7d".formatted(text));
        long count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static <T> T required(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException(what + " is missing");
        }
        return value;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
