package city.madang.identity;

import city.madang.identity.Jurisdiction.Population;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The form of `jurisdictions.yaml`: the city, and districts that hold their neighbourhoods.
record JurisdictionFile(Area city, List<Area> districts) {

    JurisdictionFile {
        Objects.requireNonNull(city, "city is missing");
        Objects.requireNonNull(districts, "districts are missing");
    }

    /// One area.
    ///
    /// @param centre longitude and latitude
    record Area(
            String code,
            @Nullable String slug,
            @JsonProperty("statistics-code") @Nullable String statisticsCode,
            LocalText name,
            List<Double> centre,
            @JsonProperty("area-km2") double areaKm2,
            @Nullable Population population,
            @Nullable List<Area> neighbourhoods) {

        Area {
            Objects.requireNonNull(code, "code is missing");
            Objects.requireNonNull(name, () -> "name of %s is missing".formatted(code));
            if (centre == null || centre.size() != 2) {
                throw new IllegalArgumentException("centre of %s must be [longitude, latitude]".formatted(code));
            }
        }

        Jurisdiction in(Level level, @Nullable String parent) {
            var position = new Position(centre.get(0), centre.get(1));
            return new Jurisdiction(code, level, slug, name, parent, statisticsCode, position, areaKm2, population);
        }
    }

    List<Jurisdiction> jurisdictions() {
        var all = new ArrayList<Jurisdiction>();
        all.add(city.in(Level.CITY, null));
        for (var district : districts) {
            all.add(district.in(Level.DISTRICT, city.code()));
            var inside = district.neighbourhoods();
            if (inside != null) {
                inside.forEach(area -> all.add(area.in(Level.NEIGHBOURHOOD, district.code())));
            }
        }
        return all;
    }
}
