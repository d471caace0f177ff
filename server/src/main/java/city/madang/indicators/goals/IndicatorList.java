package city.madang.indicators.goals;

import city.madang.identity.Offices;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.pack.Pack;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The indicators that the pack declares, in its order. Constant while the server runs.
@Component
public final class IndicatorList {

    private static final String FILE = "indicators.yaml";

    private final Map<String, Indicator> byId = new LinkedHashMap<>();
    private final List<Area> areas = new ArrayList<>();

    /// A field of policy.
    public record Area(String id, LocalText name) {}

    /// Reads them from the pack; a pack without the file has none.
    ///
    /// @throws CityException if the file is wrong
    IndicatorList(Pack pack, Offices offices) {
        if (!Files.exists(pack.root().resolve(FILE))) {
            return;
        }
        try {
            var file = pack.read(FILE, IndicatorFile.class);
            file.areas().forEach(area -> areas.add(new Area(area.id(), area.name())));
            file.indicators().forEach(entry -> add(entry.indicator(), offices));
        } catch (IllegalArgumentException e) {
            throw new CityException(CityException.Category.INVALID, FILE + ": " + e.getMessage(), null, e);
        }
    }

    private void add(Indicator indicator, Offices offices) {
        if (byId.put(indicator.id(), indicator) != null) {
            throw new IllegalArgumentException("The indicator '%s' is described twice".formatted(indicator.id()));
        }
        if (areas.stream().noneMatch(area -> area.id().equals(indicator.area()))) {
            throw new IllegalArgumentException("The indicator '%s' lies in the area '%s', which there is not"
                    .formatted(indicator.id(), indicator.area()));
        }
        if (offices.find(indicator.office()).isEmpty()) {
            throw new IllegalArgumentException("The indicator '%s' names the office '%s', which there is not"
                    .formatted(indicator.id(), indicator.office()));
        }
    }

    public List<Area> areas() {
        return List.copyOf(areas);
    }

    public List<Indicator> list() {
        return List.copyOf(byId.values());
    }

    public Optional<Indicator> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The indicator with that id.
    ///
    /// @throws CityException if there is none
    public Indicator get(String id) {
        return find(id).orElseThrow(() -> CityException.notFound("There is no indicator '%s'".formatted(id)));
    }
}
