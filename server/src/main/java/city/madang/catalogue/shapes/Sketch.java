package city.madang.catalogue.shapes;

import city.madang.platform.LocalText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The form of `outline.yaml`: a city's outline and waters, drawn by hand.
///
/// @param outline ring of `[longitude, latitude]`, in either direction; the last point joins the first
/// @param waters rivers and streams; may be left out of the file
public record Sketch(List<List<Double>> outline, List<Water> waters) {

    public Sketch {
        if (outline == null || outline.size() < 3) {
            throw new IllegalArgumentException("outline needs at least three points [longitude, latitude]");
        }
        for (var point : outline) {
            if (point.size() != 2) {
                throw new IllegalArgumentException(
                        "outline has the point %s, not [longitude, latitude]".formatted(point));
            }
        }
        waters = waters == null ? List.of() : List.copyOf(waters);
    }

    /// A river or stream.
    ///
    /// @param divides whether the areas on its banks end at its middle; its line must then begin and end outside
    ///     the outline
    /// @param line its middle, as `[longitude, latitude, width in metres]`
    public record Water(String id, LocalText name, @Nullable Boolean divides, List<List<Double>> line) {

        public Water {
            Objects.requireNonNull(id, "id of a water is missing");
            Objects.requireNonNull(name, () -> "name of the water '%s' is missing".formatted(id));
            if (line == null || line.size() < 2 || line.stream().anyMatch(point -> point.size() != 3)) {
                throw new IllegalArgumentException(
                        "line of the water '%s' needs two or more points [longitude, latitude, width]".formatted(id));
            }
        }

        boolean divider() {
            return Boolean.TRUE.equals(divides);
        }
    }
}
