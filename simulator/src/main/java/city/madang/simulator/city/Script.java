package city.madang.simulator.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What happens in an incident that is played out in full, from the resource `stories.yaml`. All times are seconds
/// after
/// the first call.
///
/// @param id its word on the control port
/// @param size as that of [Incident]
/// @param controlled when the danger is over
/// @param closed when everything is cleared
public record Script(
        String id,
        Incident.Kind kind,
        int size,
        long controlled,
        long closed,
        Peak peak,
        List<Alarm> alarms,
        List<Toll> tolls,
        List<Line> notes,
        List<Line> press,
        List<Line> posts) {

    /// What the instruments of the neighbourhood show at the worst moment.
    ///
    /// @param rain mm/h more than elsewhere
    /// @param water metres above what is usual
    /// @param crowd persons per square metre more than usual
    /// @param speed the share that is left of the speeds on the roads
    public record Peak(double rain, double water, double crowd, double speed) {}

    /// Units that are sent together.
    ///
    /// @param units how many, by the word of their kind
    public record Alarm(long after, Map<String, Integer> units) {}

    /// How many people were hurt so far.
    ///
    /// @param serious of the injured
    public record Toll(long after, int injured, int serious, int deaths) {

        public static final Toll NONE = new Toll(0, 0, 0, 0);
    }

    /// Something said, with `{place}` and `{district}` to be filled in.
    public record Line(long after, String ko, String en) {

        Name in(Name place, District district) {
            return new Name(
                    ko.replace("{place}", place.ko()).replace("{district}", district.ko()),
                    en.replace("{place}", place.en()).replace("{district}", district.en()));
        }
    }

    static List<Script> all() {
        try (var in = Objects.requireNonNull(Script.class.getResourceAsStream("stories.yaml"))) {
            return List.copyOf(new YAMLMapper().readValue(in, new TypeReference<List<Script>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
