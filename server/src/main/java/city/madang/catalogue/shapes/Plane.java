package city.madang.catalogue.shapes;

import city.madang.platform.Position;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/// A flat map of one city in metres, so that distances and widths mean the same in every direction
/// (equirectangular around the middle; over 40 km the error stays below 0.3 %).
public final class Plane {

    /// Metres per degree of latitude: mean earth radius (IUGG, R1 = 6 371 008.8 m) × π / 180.
    private static final double METRES_PER_DEGREE = 6_371_008.8 * Math.PI / 180;

    /// A millionth of a degree is 0.1 m: finer than any boundary is surveyed.
    private static final double MILLIONTHS = 1e6;

    private final double lon;
    private final double lat;
    private final double metresPerDegreeEast;

    /// A plane whose origin is `middle`.
    public Plane(Position middle) {
        lon = middle.lon();
        lat = middle.lat();
        metresPerDegreeEast = METRES_PER_DEGREE * Math.cos(Math.toRadians(lat));
    }

    /// Longitude and latitude in metres east and north of the middle.
    public Coordinate metres(double longitude, double latitude) {
        return new Coordinate((longitude - lon) * metresPerDegreeEast, (latitude - lat) * METRES_PER_DEGREE);
    }

    /// A copy of `degrees` in metres.
    public Geometry metres(Geometry degrees) {
        return changed(degrees, at -> metres(at.x, at.y));
    }

    /// A copy of `metres` in degrees, rounded to a millionth. Points that were equal stay equal.
    public Geometry degrees(Geometry metres) {
        return changed(
                metres,
                at -> new Coordinate(round(lon + at.x / metresPerDegreeEast), round(lat + at.y / METRES_PER_DEGREE)));
    }

    private static double round(double degrees) {
        return Math.round(degrees * MILLIONTHS) / MILLIONTHS;
    }

    private static Geometry changed(Geometry geometry, Change change) {
        var copy = geometry.copy();
        copy.apply(new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence sequence, int i) {
                var moved = change.of(sequence.getCoordinate(i));
                sequence.setOrdinate(i, 0, moved.x);
                sequence.setOrdinate(i, 1, moved.y);
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        return copy;
    }

    private interface Change {
        Coordinate of(Coordinate at);
    }
}
