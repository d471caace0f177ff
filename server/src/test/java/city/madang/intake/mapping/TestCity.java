package city.madang.intake.mapping;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A city of two square districts, west and east of 127 degrees, for tests.
public final class TestCity implements City {

    public static final Position STATION = new Position(126.97, 37.55);

    private final Map<String, KnownPlace> places = new HashMap<>();

    public void add(String kind, String key, String name) {
        add(kind, key, name, Map.of());
    }

    public void add(String kind, String key, String name, Map<String, String> properties) {
        places.put(kind + "/" + key, new KnownPlace(LocalText.same(name), STATION, "11140", properties));
    }

    @Override
    public Optional<String> district(String codeOrName) {
        return switch (codeOrName) {
            case "중구", "Jung-gu", "11140" -> Optional.of("11140");
            case "강남구", "Gangnam-gu", "11680" -> Optional.of("11680");
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<String> districtAt(Position position) {
        boolean inside =
                position.lon() > 126.7 && position.lon() < 127.3 && position.lat() > 37.4 && position.lat() < 37.8;
        return inside ? Optional.of(position.lon() < 127 ? "11140" : "11680") : Optional.empty();
    }

    @Override
    public Optional<KnownPlace> place(String kind, String key) {
        return Optional.ofNullable(places.get(kind + "/" + key));
    }

    /// Properties as the pack has them.
    public static Property property(String id) {
        return switch (id) {
            case "pm10" -> new Property(id, "µg/m³", 0, 2000);
            case "speed" -> new Property(id, "km/h", 0, 200);
            case "temperature" -> new Property(id, "°C", -40, 50);
            case "boardings", "alightings" -> new Property(id, "people", 0, 1_000_000);
            case "o3" -> new Property(id, "ppm", 0, 1);
            default -> throw new IllegalArgumentException("There is no property '%s'".formatted(id));
        };
    }
}
