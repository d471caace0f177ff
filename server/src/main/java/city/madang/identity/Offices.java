package city.madang.identity;

import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.pack.Pack;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/// The offices of the city and of its districts, from the pack. Constant while the server runs; thread-safe.
@Service
public final class Offices {

    private static final String FILE = "offices.yaml";

    private final Map<String, Office> byId = new LinkedHashMap<>();

    /// Reads them from the pack.
    ///
    /// @throws CityException if the file is absent or wrong
    @Autowired
    public Offices(Pack pack, Jurisdictions jurisdictions) {
        this(read(pack, jurisdictions));
    }

    /// Holds exactly `all`, in this order.
    ///
    /// @throws CityException if an id is there twice
    public Offices(List<Office> all) {
        for (var office : all) {
            if (byId.put(office.id(), office) != null) {
                throw CityException.invalid("%s names the office '%s' twice".formatted(FILE, office.id()));
            }
        }
    }

    private static List<Office> read(Pack pack, Jurisdictions jurisdictions) {
        try {
            return pack.read(FILE, OfficeFile.class).offices().stream()
                    .flatMap(entry -> entry.offices(jurisdictions).stream())
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new CityException(CityException.Category.INVALID, "%s: %s".formatted(FILE, e.getMessage()), null, e);
        }
    }

    /// All offices, in the order of the pack.
    public List<Office> list() {
        return List.copyOf(byId.values());
    }

    /// The offices that serve exactly this jurisdiction.
    public List<Office> list(String jurisdiction) {
        return byId.values().stream()
                .filter(office -> office.jurisdiction().equals(jurisdiction))
                .toList();
    }

    /// The office with that id.
    ///
    /// @throws CityException if there is none
    public Office get(String id) {
        return find(id).orElseThrow(() -> CityException.notFound("There is no office '%s'".formatted(id)));
    }

    public Optional<Office> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The form of `offices.yaml`.
    record OfficeFile(List<Entry> offices) {

        OfficeFile {
            Objects.requireNonNull(offices, "offices are missing");
        }
    }

    /// One office, or with `for-each: district` one of every district.
    record Entry(
            String id,
            LocalText name,
            @JsonProperty("for-each") @Nullable String forEach) {

        Entry {
            Objects.requireNonNull(id, "id is missing");
            Objects.requireNonNull(name, () -> "name of '%s' is missing".formatted(id));
            if (forEach != null && !forEach.equals("district")) {
                throw new IllegalArgumentException(
                        "for-each of '%s' must be district, not '%s'".formatted(id, forEach));
            }
        }

        List<Office> offices(Jurisdictions jurisdictions) {
            if (forEach == null) {
                return List.of(new Office(id, name, jurisdictions.city().code()));
            }
            return jurisdictions.districts().stream()
                    .map(district -> new Office(
                            fill(id, district),
                            new LocalText(fill(name.ko(), district), fill(name.en(), district)),
                            district.code()))
                    .toList();
        }

        private static String fill(String template, Jurisdiction district) {
            return template.replace("{district.code}", district.code())
                    .replace("{district.slug}", Objects.requireNonNullElse(district.slug(), district.code()))
                    .replace("{district.ko}", district.name().ko())
                    .replace("{district.en}", district.name().en());
        }
    }
}
