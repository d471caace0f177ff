package city.madang.catalogue;

import city.madang.identity.Offices;
import city.madang.platform.CityException;
import city.madang.platform.pack.Pack;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The datasets of the pack. Constant while the server runs; thread-safe.
@Service
public final class Datasets {

    private static final String FILE = "datasets.yaml";

    private final Map<String, Dataset> byId;

    /// Reads them from the pack.
    ///
    /// @throws CityException if the file is absent or wrong
    public Datasets(Pack pack, Offices offices) {
        byId = PackIds.index(pack.read(FILE, DatasetFile.class).datasets(), Dataset::id, FILE);
        for (var dataset : byId.values()) {
            if (offices.find(dataset.owner()).isEmpty()) {
                throw CityException.invalid("%s: the owner of '%s' is '%s', which offices.yaml does not have"
                        .formatted(FILE, dataset.id(), dataset.owner()));
            }
        }
    }

    /// All datasets, in the order of the pack.
    public List<Dataset> list() {
        return List.copyOf(byId.values());
    }

    /// @throws CityException if there is none with that id
    public Dataset get(String id) {
        return find(id).orElseThrow(() -> CityException.notFound("There is no dataset '%s'".formatted(id)));
    }

    public Optional<Dataset> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private record DatasetFile(List<Dataset> datasets) {

        private DatasetFile {
            Objects.requireNonNull(datasets, "datasets are missing");
        }
    }
}
