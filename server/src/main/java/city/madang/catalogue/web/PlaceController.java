package city.madang.catalogue.web;

import city.madang.catalogue.Bounds;
import city.madang.catalogue.EncodedJson;
import city.madang.catalogue.Places;
import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.Position;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The places of the city as GeoJSON, each seen as the policy allows the viewer.
@RestController
@RequestMapping("/api/places")
class PlaceController {

    private final Places places;
    private final PlaceWriter writer;
    private final AnswerMemory memory = new AnswerMemory();

    PlaceController(Places places, PlaceWriter writer) {
        this.places = places;
        this.writer = writer;
    }

    /// All places of a kind, or those inside `bbox`, as a FeatureCollection; at most [Places#MOST].
    ///
    /// @param bbox `west,south,east,north`
    @Audience(Audience.Group.ANYONE)
    @GetMapping
    ResponseEntity<byte[]> list(
            @RequestParam String kind,
            @RequestParam(required = false) @Nullable String bbox,
            HttpServletRequest request) {
        var viewer = Viewers.current();
        if (bbox != null) {
            return EncodedAnswer.of(
                    EncodedJson.of(writer.found(places.list(kind, bounds(bbox)), viewer)),
                    EncodedAnswer.GEO_JSON,
                    request);
        }
        var key = new AnswerMemory.Key(kind, viewer.group(), viewer.jurisdiction(), places.revision(kind));
        return EncodedAnswer.of(
                memory.get(key, () -> EncodedJson.of(writer.collection(places.list(kind), viewer))),
                EncodedAnswer.GEO_JSON,
                request);
    }

    /// The nearest places, nearest first, each with `metres`.
    ///
    /// @param limit 1–500
    @Audience(Audience.Group.ANYONE)
    @GetMapping("/near")
    ResponseEntity<byte[]> near(
            @RequestParam double lon,
            @RequestParam double lat,
            @RequestParam String kind,
            @RequestParam(defaultValue = "5") int limit,
            HttpServletRequest request) {
        var near = places.near(new Position(lon, lat), kind, limit);
        return EncodedAnswer.of(EncodedJson.of(writer.near(near, Viewers.current())), EncodedAnswer.GEO_JSON, request);
    }

    /// How many places there are of each kind.
    @Audience(Audience.Group.ANYONE)
    @GetMapping("/kinds")
    Map<String, Long> kinds() {
        return new LinkedHashMap<>(places.counts());
    }

    private static Bounds bounds(String bbox) {
        try {
            var edges = Arrays.stream(bbox.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (edges.length == 4 && Arrays.stream(edges).allMatch(Double::isFinite)) {
                return new Bounds(edges[0], edges[1], edges[2], edges[3]);
            }
        } catch (NumberFormatException e) {
            // Said below, for every way in which it can be wrong.
        }
        throw CityException.invalid("bbox is west,south,east,north in degrees, not '%s'".formatted(bbox));
    }
}
