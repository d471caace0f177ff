package city.madang.catalogue;

import city.madang.catalogue.CityProfile.Host;
import city.madang.catalogue.CityProfile.Scene;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import city.madang.platform.pack.Pack;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Gives the profile of the city this server is for. Thread-safe.
@Service
public final class City {

    private static final String FILE = "pack.yaml";

    private final CityProfile profile;

    /// Reads it from the pack.
    ///
    /// @throws CityException if the file is absent or wrong
    public City(Pack pack, Layers layers) {
        profile = PackIds.from(FILE, () -> pack.read(FILE, PackFile.class).profile());
        for (var scene : profile.scenes()) {
            for (var layer : scene.layers()) {
                if (layers.find(layer).isEmpty()) {
                    throw CityException.invalid(
                            "%s: the scene '%s' shows the layer '%s', which layers.yaml does not have"
                                    .formatted(FILE, scene.id(), layer));
                }
            }
        }
    }

    public CityProfile profile() {
        return profile;
    }

    /// Where the city's days begin.
    public ZoneId zone() {
        return profile.zone();
    }

    /// The moment at which a day begins in the city.
    public Instant start(LocalDate day) {
        return day.atStartOfDay(zone()).toInstant();
    }

    /// The form of `pack.yaml`.
    private record PackFile(
            LocalText name,
            String zone,
            String locale,
            List<Double> centre,
            List<Double> bounds,
            @Nullable List<SceneEntry> scenes,
            @Nullable Map<String, HostEntry> hosts) {

        private PackFile {
            Objects.requireNonNull(name, "name is missing");
            Objects.requireNonNull(zone, "zone is missing");
            if (centre == null || centre.size() != 2) {
                throw new IllegalArgumentException("centre must be [longitude, latitude]");
            }
            if (bounds == null || bounds.size() != 4) {
                throw new IllegalArgumentException("bounds must be [west, south, east, north]");
            }
        }

        private CityProfile profile() {
            return new CityProfile(
                    name,
                    zoneId(),
                    Locale.forLanguageTag(Objects.requireNonNullElse(locale, "en")),
                    new Position(centre.get(0), centre.get(1)),
                    new Bounds(bounds.get(0), bounds.get(1), bounds.get(2), bounds.get(3)),
                    Objects.requireNonNullElse(scenes, List.<SceneEntry>of()).stream()
                            .map(SceneEntry::scene)
                            .toList(),
                    Objects.requireNonNullElse(hosts, Map.<String, HostEntry>of()).entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, entry -> entry.getValue().host())));
        }

        private ZoneId zoneId() {
            try {
                return ZoneId.of(zone);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("'%s' is no time zone".formatted(zone), e);
            }
        }
    }

    private record SceneEntry(
            String id,
            LocalText name,
            @Nullable List<String> figures,
            @Nullable List<String> layers,
            @Nullable String figure,
            @Nullable List<String> panels) {

        private SceneEntry {
            PackIds.check(id, "scene");
            Objects.requireNonNull(name, () -> "name of the scene '%s' is missing".formatted(id));
        }

        private Scene scene() {
            return new Scene(
                    id,
                    name,
                    Objects.requireNonNullElse(figures, List.of()),
                    Objects.requireNonNullElse(layers, List.of()),
                    figure,
                    Objects.requireNonNullElse(panels, List.of()));
        }
    }

    private record HostEntry(
            String url, @JsonProperty("private") boolean privateAddress) {

        private HostEntry {
            Objects.requireNonNull(url, "url of a host is missing");
        }

        private Host host() {
            return new Host(url, privateAddress);
        }
    }
}
