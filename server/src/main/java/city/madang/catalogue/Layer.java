package city.madang.catalogue;

import city.madang.platform.LocalText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something that can be laid on the map.
///
/// @param kinds kinds of things it shows, such as `air-station`; for [Draw#PLACES] one kind of place
/// @param properties ids of the observed properties sent with each thing, in this order; none for places
/// @param colour id of the property that colours it; absent for places
/// @param shown whether it is on at first
/// @param dataset id of the dataset it shows
public record Layer(
        String id,
        LocalText name,
        Draw draw,
        List<String> kinds,
        List<String> properties,
        @Nullable String colour,
        boolean shown,
        String dataset) {

    public Layer {
        PackIds.check(id, "layer");
        Objects.requireNonNull(name, () -> "name of the layer '%s' is missing".formatted(id));
        kinds = List.copyOf(kinds);
        properties = List.copyOf(properties);
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("The layer '%s' shows no kind of thing".formatted(id));
        }
        if ((draw == Draw.PLACES) != properties.isEmpty()) {
            throw new IllegalArgumentException(
                    "The layer '%s': places have no properties, everything else has".formatted(id));
        }
        if (colour != null && !properties.contains(colour)) {
            throw new IllegalArgumentException(
                    "The layer '%s' is coloured by '%s', which is not among its properties".formatted(id, colour));
        }
        if (draw == Draw.MOVING && !properties.containsAll(List.of("longitude", "latitude"))) {
            throw new IllegalArgumentException(
                    "The layer '%s' moves and needs longitude and latitude among its properties".formatted(id));
        }
    }

    /// How a layer is drawn.
    public enum Draw {
        /// Things that stand still.
        POINTS,
        /// Things whose longitude and latitude are readings.
        MOVING,
        /// Things with a path.
        LINES,
        /// Places of the catalogue, which report nothing.
        PLACES
    }
}
