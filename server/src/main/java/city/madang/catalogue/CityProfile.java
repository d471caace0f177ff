package city.madang.catalogue;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The city as a whole, from `pack.yaml`. Constant while the server runs.
///
/// @param zone where its days begin
/// @param locale of its own people
/// @param centre where a map starts
/// @param scenes the tabs of the wall, in order
/// @param hosts the systems that sources reach, by name; see `docs/guide/sources.md`
public record CityProfile(
        LocalText name,
        ZoneId zone,
        Locale locale,
        Position centre,
        Bounds bounds,
        List<Scene> scenes,
        Map<String, Host> hosts) {

    public CityProfile {
        scenes = List.copyOf(scenes);
        hosts = Map.copyOf(hosts);
    }

    /// A tab of the wall.
    ///
    /// @param figures ids of figures, in order
    /// @param layers ids of the layers that are on
    /// @param figure id of the figure that colours the districts; absent: none does
    /// @param panels ids of the wall's panels that come first; see `docs/guide/panels.md`
    public record Scene(
            String id,
            LocalText name,
            List<String> figures,
            List<String> layers,
            @Nullable String figure,
            List<String> panels) {

        public Scene {
            figures = List.copyOf(figures);
            layers = List.copyOf(layers);
            panels = List.copyOf(panels);
        }
    }

    /// A system that sources reach.
    ///
    /// @param url where it begins, such as `https://openapi.example.org:8088`
    /// @param privateAddress whether it may lie on a private or loopback address
    public record Host(String url, boolean privateAddress) {}
}
