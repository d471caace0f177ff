package city.madang.catalogue;

import city.madang.catalogue.Layer.Draw;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.pack.Pack;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What can be laid on the map, from the pack. Constant while the server runs; thread-safe.
@Service
public final class Layers {

    private static final String FILE = "layers.yaml";

    private final Map<String, Layer> byId;

    /// Reads them from the pack.
    ///
    /// @throws CityException if the file is absent or wrong
    public Layers(Pack pack, ObservedProperties properties, Datasets datasets) {
        byId = PackIds.index(
                PackIds.from(
                        FILE,
                        () -> pack.read(FILE, LayerFile.class).layers().stream()
                                .map(Entry::layer)
                                .toList()),
                Layer::id,
                FILE);
        for (var layer : byId.values()) {
            check(layer, properties, datasets);
        }
    }

    /// All layers, in the order of the pack.
    public List<Layer> list() {
        return List.copyOf(byId.values());
    }

    /// @throws CityException if there is none with that id
    public Layer get(String id) {
        return find(id).orElseThrow(() -> CityException.notFound("There is no layer '%s'".formatted(id)));
    }

    public Optional<Layer> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private static void check(Layer layer, ObservedProperties properties, Datasets datasets) {
        for (var property : layer.properties()) {
            if (properties.find(property).isEmpty()) {
                throw CityException.invalid(
                        "%s: the layer '%s' names the property '%s', which properties.yaml does not have"
                                .formatted(FILE, layer.id(), property));
            }
        }
        if (datasets.find(layer.dataset()).isEmpty()) {
            throw CityException.invalid("%s: the layer '%s' names the dataset '%s', which datasets.yaml does not have"
                    .formatted(FILE, layer.id(), layer.dataset()));
        }
    }

    /// The form of `layers.yaml`.
    private record LayerFile(List<Entry> layers) {

        private LayerFile {
            Objects.requireNonNull(layers, "layers are missing");
        }
    }

    private record Entry(
            String id,
            LocalText name,
            String draw,
            List<String> kinds,
            @Nullable List<String> properties,
            @Nullable String colour,
            @Nullable Boolean shown,
            String dataset) {

        private Entry {
            PackIds.check(id, "layer");
            Objects.requireNonNull(draw, () -> "draw of the layer '%s' is missing".formatted(id));
            Objects.requireNonNull(kinds, () -> "kinds of the layer '%s' are missing".formatted(id));
            Objects.requireNonNull(dataset, () -> "dataset of the layer '%s' is missing".formatted(id));
        }

        private Layer layer() {
            return new Layer(
                    id,
                    name,
                    drawn(),
                    kinds,
                    Objects.requireNonNullElse(properties, List.of()),
                    colour,
                    Boolean.TRUE.equals(shown),
                    dataset);
        }

        private Draw drawn() {
            for (var way : Draw.values()) {
                if (way.name().toLowerCase(Locale.ROOT).equals(draw)) {
                    return way;
                }
            }
            throw new IllegalArgumentException(
                    "draw of the layer '%s' is points, moving, lines or places, not '%s'".formatted(id, draw));
        }
    }
}
