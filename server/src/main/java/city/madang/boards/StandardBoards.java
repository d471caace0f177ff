package city.madang.boards;

import city.madang.boards.BoardFile.Entry;
import city.madang.boards.BoardFile.Owner;
import city.madang.catalogue.City;
import city.madang.catalogue.CityProfile;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Level;
import city.madang.identity.Offices;
import city.madang.platform.CityException;
import city.madang.platform.pack.Pack;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The boards that the city gives everybody, from `boards.yaml` of the pack. Constant while the server runs;
/// thread-safe.
@Component
final class StandardBoards {

    static final String MAYOR = "mayor";
    static final String DISTRICT = "district-";
    static final String OFFICE = "office-";

    private static final String FILE = "boards.yaml";

    private final Map<Owner, Entry> entries = new EnumMap<>(Owner.class);
    private final Jurisdictions jurisdictions;
    private final Offices offices;

    /// Reads them from the pack; a city without the file has no boards, only the scenes of `pack.yaml`.
    ///
    /// @throws CityException if the file is wrong
    StandardBoards(Pack pack, City city, Jurisdictions jurisdictions, Offices offices) {
        this.jurisdictions = jurisdictions;
        this.offices = offices;
        if (!Files.exists(pack.root().resolve(FILE))) {
            return;
        }
        try {
            for (var entry : pack.read(FILE, BoardFile.class).boards()) {
                if (entries.put(entry.owner(), entry) != null) {
                    throw new IllegalArgumentException("There are two boards for: " + entry.owner());
                }
            }
            check(city);
        } catch (IllegalArgumentException e) {
            throw new CityException(CityException.Category.INVALID, "%s: %s".formatted(FILE, e.getMessage()), null, e);
        }
    }

    private void check(City city) {
        var known = city.profile().scenes().stream().map(CityProfile.Scene::id).collect(Collectors.toSet());
        for (var entry : entries.values()) {
            var ids = new HashSet<String>();
            for (var scene :
                    entry.scenes().stream().map(BoardFile.SceneEntry::scene).toList()) {
                if (!ids.add(scene.id())) {
                    throw new IllegalArgumentException("The scene '%s' is there twice".formatted(scene.id()));
                }
                if (!known.contains(scene.shows())) {
                    throw new IllegalArgumentException(
                            "'%s' is no scene of pack.yaml; there are %s".formatted(scene.shows(), known));
                }
            }
        }
    }

    /// The board with that key; nothing if there is no such district or office, or the pack gives it none.
    Optional<Board> find(String key) {
        if (key.equals(MAYOR)) {
            return entry(Owner.MAYOR)
                    .map(entry -> entry.board(key, jurisdictions.city().name(), null));
        }
        if (key.startsWith(DISTRICT)) {
            return jurisdictions
                    .find(key.substring(DISTRICT.length()))
                    .filter(place -> place.level() == Level.DISTRICT && key.equals(DISTRICT + place.code()))
                    .flatMap(place -> entry(Owner.DISTRICT).map(entry -> entry.board(key, place.name(), place.code())));
        }
        if (key.startsWith(OFFICE)) {
            return offices.find(key.substring(OFFICE.length()))
                    .flatMap(office -> entry(Owner.OFFICE)
                            .map(entry -> entry.board(
                                    key,
                                    office.name(),
                                    jurisdictions
                                            .find(office.jurisdiction())
                                            .filter(place -> place.level() == Level.DISTRICT)
                                            .map(place -> place.code())
                                            .orElse(null))));
        }
        return Optional.empty();
    }

    private Optional<Entry> entry(Owner owner) {
        return Optional.ofNullable(entries.get(owner));
    }
}
