package city.madang.catalogue;

import city.madang.platform.Position;

/// A box of longitudes and latitudes, WGS 84, that does not cross the date line.
public record Bounds(double west, double south, double east, double north) {

    public Bounds {
        if (!(west <= east) || !(south <= north)) {
            throw new IllegalArgumentException(
                    "Bounds are [west, south, east, north], not [%s, %s, %s, %s]".formatted(west, south, east, north));
        }
    }

    public boolean contains(Position position) {
        return position.lon() >= west && position.lon() <= east && position.lat() >= south && position.lat() <= north;
    }
}
