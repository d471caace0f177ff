package city.madang.catalogue;

import city.madang.platform.CityException;
import city.madang.platform.pack.Pack;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/// What numbers mean in this city, from the pack. Constant while the server runs; thread-safe.
@Service
public final class ObservedProperties {

    private static final String FILE = "properties.yaml";

    private final Map<String, ObservedProperty> byId;

    /// Reads them from the pack.
    ///
    /// @throws CityException if the file is absent or wrong
    @Autowired
    public ObservedProperties(Pack pack) {
        this(PackIds.from(
                FILE,
                () -> pack.read(FILE, PropertyFile.class).properties().stream()
                        .map(PropertyFile.Entry::property)
                        .toList()));
    }

    /// Holds exactly `all`, in this order.
    ///
    /// @throws CityException if an id is there twice
    public ObservedProperties(List<ObservedProperty> all) {
        byId = PackIds.index(all, ObservedProperty::id, FILE);
    }

    /// All properties, in the order of the pack.
    public List<ObservedProperty> list() {
        return List.copyOf(byId.values());
    }

    /// @throws CityException if there is none with that id
    public ObservedProperty get(String id) {
        return find(id).orElseThrow(() -> CityException.notFound("There is no property '%s'".formatted(id)));
    }

    public Optional<ObservedProperty> find(String id) {
        return Optional.ofNullable(byId.get(Objects.requireNonNull(id)));
    }
}
