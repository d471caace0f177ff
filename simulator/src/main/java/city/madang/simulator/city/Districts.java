package city.madang.simulator.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The 25 districts of the city, from the resource `districts.yaml`.
public final class Districts {

    /// Registered residents in the first quarter of 2017, the sum over the districts.
    public static final int POPULATION = 10_197_604;

    private static final List<District> ALL = load();

    private Districts() {}

    public static List<District> all() {
        return ALL;
    }

    /// @throws IllegalArgumentException if no district has that code
    public static District get(String code) {
        return ALL.stream()
                .filter(district -> district.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no district has the code '%s'".formatted(code)));
    }

    /// The district whose centre is nearest.
    public static District nearest(double lon, double lat) {
        var best = ALL.getFirst();
        for (var district : ALL) {
            if (Geometry.squared(lon, lat, district.lon(), district.lat())
                    < Geometry.squared(lon, lat, best.lon(), best.lat())) {
                best = district;
            }
        }
        return best;
    }

    private static List<District> load() {
        try (var in = Objects.requireNonNull(Districts.class.getResourceAsStream("districts.yaml"))) {
            return List.copyOf(new YAMLMapper().readValue(in, new TypeReference<List<District>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
