package city.madang.identity;

import city.madang.platform.CityException;
import city.madang.platform.pack.Pack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/// The administrative tree of the pack: one city, its districts, their neighbourhoods. Constant while the server runs
/// and held in memory; thread-safe.
@Service
public final class Jurisdictions {

    private static final String FILE = "jurisdictions.yaml";

    /// Length of an administrative standard code written in full.
    private static final int PADDED_LENGTH = 10;

    private final Map<String, Jurisdiction> byCode;
    private final Map<Level, List<Jurisdiction>> byLevel;
    private final Map<String, List<Jurisdiction>> byParent;
    private final Map<String, Jurisdiction> districtsByName;

    /// Reads them from the pack.
    ///
    /// @throws CityException if the file is absent or wrong
    @Autowired
    public Jurisdictions(Pack pack) {
        this(read(pack));
    }

    /// Holds exactly `all`, in this order.
    ///
    /// @throws CityException if a code is there twice, a parent is missing or there is not exactly one city
    public Jurisdictions(List<Jurisdiction> all) {
        byCode = new LinkedHashMap<>();
        for (var one : all) {
            if (byCode.put(one.code(), one) != null) {
                throw CityException.invalid("%s names the jurisdiction %s twice".formatted(FILE, one.code()));
            }
        }
        byLevel = new HashMap<>();
        byParent = new HashMap<>();
        districtsByName = new HashMap<>();
        all.forEach(this::index);
        if (list(Level.CITY).size() != 1) {
            throw CityException.invalid("%s must hold one city, not %d"
                    .formatted(FILE, list(Level.CITY).size()));
        }
        byLevel.replaceAll((level, list) -> List.copyOf(list));
        byParent.replaceAll((parent, list) -> List.copyOf(list));
    }

    private static List<Jurisdiction> read(Pack pack) {
        try {
            return pack.read(FILE, JurisdictionFile.class).jurisdictions();
        } catch (IllegalArgumentException e) {
            throw new CityException(CityException.Category.INVALID, "%s: %s".formatted(FILE, e.getMessage()), null, e);
        }
    }

    /// The whole city.
    public Jurisdiction city() {
        return list(Level.CITY).getFirst();
    }

    /// All of one level, in the order of the pack.
    public List<Jurisdiction> list(Level level) {
        return byLevel.getOrDefault(level, List.of());
    }

    /// The districts, in the order of the pack.
    public List<Jurisdiction> districts() {
        return list(Level.DISTRICT);
    }

    /// What lies directly inside `code`: the districts of the city, the neighbourhoods of a district.
    public List<Jurisdiction> inside(String code) {
        return byParent.getOrDefault(code, List.of());
    }

    /// The jurisdiction with that code. The ten-digit form, padded with zeros, is understood too.
    ///
    /// @throws CityException if there is none
    public Jurisdiction get(String code) {
        return find(code)
                .orElseThrow(
                        () -> CityException.notFound("There is no jurisdiction with the code '%s'".formatted(code)));
    }

    /// The jurisdiction with that code, or nothing. The ten-digit form, padded with zeros, is understood too.
    public Optional<Jurisdiction> find(String code) {
        var exact = byCode.get(code);
        if (exact != null || code.length() != PADDED_LENGTH) {
            return Optional.ofNullable(exact);
        }
        for (int end = PADDED_LENGTH - 1; end >= 2 && code.charAt(end) == '0'; end--) {
            var unpadded = byCode.get(code.substring(0, end));
            if (unpadded != null) {
                return Optional.of(unpadded);
            }
        }
        return Optional.empty();
    }

    /// The district that a record means by `text`: its code (or the code of anything inside), its slug, its Korean name
    /// with or without the last syllable (강남구, 강남), or its English name with or without the suffix. Case and outer
    /// spaces do not matter.
    public Optional<Jurisdiction> findDistrict(String text) {
        var named = districtsByName.get(text.strip().toLowerCase(Locale.ROOT));
        return named != null ? Optional.of(named) : find(text.strip()).flatMap(this::districtOf);
    }

    /// The district that `jurisdiction` is or lies in; nothing for the city.
    public Optional<Jurisdiction> districtOf(Jurisdiction jurisdiction) {
        var current = jurisdiction;
        while (current.level() != Level.DISTRICT) {
            if (current.parent() == null) {
                return Optional.empty();
            }
            current = get(current.parent());
        }
        return Optional.of(current);
    }

    private void index(Jurisdiction one) {
        byLevel.computeIfAbsent(one.level(), level -> new ArrayList<>()).add(one);
        var parent = one.parent();
        if (parent != null) {
            if (!byCode.containsKey(parent)) {
                throw CityException.invalid(
                        "%s: %s lies in %s, which is not there".formatted(FILE, one.code(), parent));
            }
            byParent.computeIfAbsent(parent, code -> new ArrayList<>()).add(one);
        }
        if (one.level() == Level.DISTRICT) {
            indexNames(one);
        }
    }

    private void indexNames(Jurisdiction district) {
        var ko = district.name().ko();
        var en = district.name().en().toLowerCase(Locale.ROOT);
        var names = new ArrayList<>(List.of(ko, en, en.replaceFirst("[- ]gu$", "")));
        if (ko.length() > 2) {
            names.add(ko.substring(0, ko.length() - 1));
        }
        if (district.slug() != null) {
            names.add(district.slug());
        }
        names.forEach(name -> districtsByName.putIfAbsent(name, district));
    }
}
