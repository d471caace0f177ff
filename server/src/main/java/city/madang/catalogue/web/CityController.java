package city.madang.catalogue.web;

import city.madang.catalogue.City;
import city.madang.catalogue.CityProfile.Scene;
import city.madang.catalogue.EncodedJson;
import city.madang.catalogue.Layer;
import city.madang.catalogue.Layers;
import city.madang.catalogue.ObservedProperties;
import city.madang.catalogue.ObservedProperty;
import city.madang.identity.Office;
import city.madang.identity.Offices;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// What never changes about the city while the server runs: what a screen needs before it draws anything.
@RestController
class CityController {

    private final EncodedJson city;

    CityController(City city, Layers layers, ObservedProperties properties, Offices offices) {
        this.city = EncodedJson.of(JsonMapper.shared()
                .writeValueAsBytes(CityView.of(city, layers.list(), properties.list(), offices.list())));
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/api/city")
    ResponseEntity<byte[]> city(HttpServletRequest request) {
        return EncodedAnswer.of(city, MediaType.APPLICATION_JSON, request);
    }

    /// The shape of the answer; see `docs/api/live.md`.
    private record CityView(
            LocalText name,
            String zone,
            double[] centre,
            double[] bounds,
            List<String> languages,
            List<LayerView> layers,
            List<PropertyView> properties,
            List<Scene> scenes,
            List<OfficeView> offices) {

        private static CityView of(
                City city, List<Layer> layers, List<ObservedProperty> properties, List<Office> offices) {
            var profile = city.profile();
            var bounds = profile.bounds();
            return new CityView(
                    profile.name(),
                    profile.zone().getId(),
                    new double[] {profile.centre().lon(), profile.centre().lat()},
                    new double[] {bounds.west(), bounds.south(), bounds.east(), bounds.north()},
                    List.of("ko", "en"),
                    layers.stream().map(LayerView::of).toList(),
                    properties.stream().map(PropertyView::of).toList(),
                    profile.scenes(),
                    offices.stream()
                            .map(office -> new OfficeView(office.id(), office.name()))
                            .toList());
        }
    }

    private record OfficeView(String id, LocalText name) {}

    private record LayerView(
            String id,
            LocalText name,
            List<String> properties,
            Map<String, String> style,
            boolean shown,
            String dataset) {

        private static LayerView of(Layer layer) {
            var style = new LinkedHashMap<String, String>();
            style.put("draw", lower(layer.draw()));
            style.put("kind", layer.kinds().getFirst());
            put(style, "property", layer.colour());
            return new LayerView(layer.id(), layer.name(), layer.properties(), style, layer.shown(), layer.dataset());
        }

        private static void put(Map<String, String> style, String name, @Nullable String value) {
            if (value != null) {
                style.put(name, value);
            }
        }
    }

    /// @param unit in English; `units` has both languages
    private record PropertyView(
            String id,
            LocalText name,
            String unit,
            LocalText units,
            int decimals,
            double[] range,
            String better,
            List<Object[]> steps) {

        private static PropertyView of(ObservedProperty property) {
            return new PropertyView(
                    property.id(),
                    property.name(),
                    property.unit().en(),
                    property.unit(),
                    property.decimals(),
                    new double[] {property.lowest(), property.highest()},
                    lower(property.better()),
                    property.steps().stream()
                            .map(step -> new Object[] {step.from(), step.colour(), lower(step.state())})
                            .toList());
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
