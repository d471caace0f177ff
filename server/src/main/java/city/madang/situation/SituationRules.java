package city.madang.situation;

import city.madang.identity.Offices;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.pack.Pack;
import city.madang.situation.merging.Matching;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// How the city deals with incidents: `situation.yaml` of the pack. Constant while the server runs.
@Component
public final class SituationRules {

    private static final String FILE = "situation.yaml";
    private static final String OTHER = "other";
    private static final String NO_TIME = "none";

    private final File file;
    private final Map<String, Kind> kinds;
    private final Map<String, Kind> byCategory = new HashMap<>();
    private final Map<String, UnitKind> unitKinds;
    private final Matching matching;

    /// Reads them from the pack.
    ///
    /// @throws CityException if the file is absent or wrong
    @Autowired
    public SituationRules(Pack pack, Offices offices) {
        this(pack.read(FILE, File.class));
        file.kinds().forEach(kind -> offices.get(kind.office()));
        file.offices().forEach(offices::get);
    }

    SituationRules(File file) {
        this.file = file;
        kinds = file.kinds().stream().collect(Collectors.toMap(Kind::id, Function.identity()));
        unitKinds = file.units().stream().collect(Collectors.toMap(UnitKind::id, Function.identity()));
        for (var kind : file.kinds()) {
            byCategory.put(kind.id(), kind);
            kind.categories().forEach(category -> byCategory.put(category.toLowerCase(Locale.ROOT), kind));
            kind.like().forEach(this::kind);
        }
        if (!kinds.containsKey(OTHER) || !unitKinds.containsKey(OTHER)) {
            throw CityException.invalid("%s needs a kind 'other' and a unit 'other'".formatted(FILE));
        }
        matching = new Matching(file.kinds().stream()
                .collect(Collectors.toMap(
                        Kind::id,
                        kind -> new Matching.Reach(kind.metres(), kind.within().duration(), Set.copyOf(kind.like())))));
    }

    public Matching matching() {
        return matching;
    }

    public List<Kind> kinds() {
        return file.kinds();
    }

    /// The kind of that id.
    ///
    /// @throws CityException if there is none
    public Kind kind(String id) {
        var kind = kinds.get(id);
        if (kind == null) {
            throw CityException.invalid(
                    "There is no kind of situation '%s'; there are %s".formatted(id, kinds.keySet()));
        }
        return kind;
    }

    /// The kind that a report's category means: `other` if none claims it.
    public Kind kindOf(String category) {
        return byCategory.getOrDefault(category.toLowerCase(Locale.ROOT), kind(OTHER));
    }

    /// The kind of unit of that id, `other` if there is none.
    public UnitKind unitKind(String id) {
        var kind = unitKinds.get(id.toLowerCase(Locale.ROOT));
        return kind == null ? Objects.requireNonNull(unitKinds.get(OTHER)) : kind;
    }

    public List<UnitKind> unitKinds() {
        return file.units();
    }

    /// Within so long of the report the first crew should be there; absent for kinds to which nobody hurries, and for
    /// what is only a notice: nobody was sent, and only systems told of it that send nobody.
    ///
    /// @param sources ids of the systems that told of it; none for a drill
    public @Nullable Duration golden(String kind, Collection<Unit> units, Collection<String> sources) {
        var own = kind(kind).golden();
        boolean notice = units.isEmpty() && !sources.isEmpty() && file.notices().containsAll(sources);
        if (notice || NO_TIME.equals(own)) {
            return null;
        }
        return own == null ? file.golden().duration() : Span.parse(own).duration();
    }

    /// Whether a system only tells, and sends nobody.
    public boolean isNotice(String source) {
        return file.notices().contains(source);
    }

    /// How long a unit of that kind may take from the order to leaving; absent where no standard says.
    public @Nullable Duration turnoutStandard(String unitKind) {
        return switch (unitKind(unitKind).turnout()) {
            case "fire" -> file.standards().turnoutFire().duration();
            case "medical" -> file.standards().turnoutMedical().duration();
            default -> null;
        };
    }

    /// How long the first unit may drive; a later one.
    public Duration travelStandard(boolean first) {
        return (first ? file.standards().travelFirst() : file.standards().travelRest()).duration();
    }

    /// Id of the source that reports typed in by officials belong to.
    public String source() {
        return file.source();
    }

    /// Offices whose people may act on every situation of the city.
    public List<String> offices() {
        return file.offices();
    }

    public List<String> identifiers() {
        return file.identifiers();
    }

    public List<String> references() {
        return file.references();
    }

    public List<Nearby> nearby() {
        return file.nearby();
    }

    public List<Facilities> facilities() {
        return file.facilities();
    }

    public Measured weather() {
        return file.weather();
    }

    public Measured people() {
        return file.people();
    }

    public TravelRules travel() {
        return file.travel();
    }

    /// A kind of situation.
    ///
    /// @param office id of the office that owns it
    /// @param categories what reports call it
    /// @param metres how near two systems' reports of one event are
    /// @param affected how far around facilities may be affected, metres
    /// @param golden its own time to be there; `none` for no such time; absent for the city's
    public record Kind(
            String id,
            LocalText name,
            String office,
            List<String> categories,
            double metres,
            Span within,
            List<String> like,
            double affected,
            @Nullable String golden) {}

    /// A kind of unit.
    ///
    /// @param turnout which standard it turns out by: `fire`, `medical` or `none`
    public record UnitKind(String id, LocalText name, String turnout) {}

    /// Something to look for around a place.
    ///
    /// @param reading the property that says how much there is of it; absent for none
    /// @param free whether those with a reading above zero come first
    /// @param by `travel` or `distance`
    public record Nearby(
            String id,
            LocalText name,
            @Nullable List<String> places,
            @Nullable List<String> things,
            @Nullable String reading,
            @Nullable Boolean free,
            String by,
            int limit) {

        /// Whether it is ranked by the time it takes.
        public boolean byTravel() {
            return by.equals("travel");
        }
    }

    /// Facilities that may be affected.
    public record Facilities(
            String id,
            LocalText name,
            @Nullable List<String> places,
            @Nullable List<String> things) {}

    /// What is read from things around a place.
    ///
    /// @param within metres
    /// @param fresh older readings say nothing
    public record Measured(List<String> things, List<String> properties, double within, Span fresh) {}

    /// How ways are reckoned.
    ///
    /// @param roads kind of thing that is a stretch of road, with the property `path`
    /// @param speed where no road tells its own, km/h
    /// @param detour how much longer a way is than the straight line
    /// @param meet ends of roads so near each other are one crossing, metres
    public record TravelRules(
            String roads, @JsonProperty("speed-km-h") double speed, double detour, double meet) {}

    /// A duration as the pack writes it: `90s`, `15m`, `2h`, `1d`.
    public record Span(Duration duration) {

        @com.fasterxml.jackson.annotation.JsonCreator(
                mode = com.fasterxml.jackson.annotation.JsonCreator.Mode.DELEGATING)
        static Span parse(String text) {
            if (!text.matches("[0-9]{1,6}[smhd]")) {
                throw new IllegalArgumentException("'%s' is no duration: write 90s, 15m, 2h or 1d".formatted(text));
            }
            return new Span(
                    text.endsWith("d")
                            ? Duration.parse("P" + text.toUpperCase(Locale.ROOT))
                            : Duration.parse("PT" + text.toUpperCase(Locale.ROOT)));
        }
    }

    /// The form of `situation.yaml`.
    record File(
            Span golden,
            Standards standards,
            String source,
            List<String> notices,
            List<String> offices,
            List<Kind> kinds,
            List<UnitKind> units,
            List<String> identifiers,
            List<String> references,
            List<Nearby> nearby,
            List<Facilities> facilities,
            Measured weather,
            Measured people,
            TravelRules travel) {}

    record Standards(
            @JsonProperty("turnout-fire") Span turnoutFire,
            @JsonProperty("turnout-medical") Span turnoutMedical,
            @JsonProperty("travel-first") Span travelFirst,
            @JsonProperty("travel-rest") Span travelRest) {}
}
