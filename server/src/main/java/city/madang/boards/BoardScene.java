package city.madang.boards;

import city.madang.platform.LocalText;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One scene of a board: a tab of the wall and which panels stand where in it.
///
/// @param id unique in its board
/// @param shows id of the pack's scene whose figures, layers and colours it has
/// @param seconds how long it stays when the scenes rotate; absent: as long as scenes usually do
/// @param rest whether panels that it does not place follow in their usual place
/// @param panels in the order in which they stand in their place, each at most once
public record BoardScene(
        String id, LocalText name, String shows, @Nullable Integer seconds, boolean rest, List<Placed> panels) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final int MOST_PANELS = 60;
    private static final int LONGEST_NAME = 40;
    private static final int SHORTEST_SECONDS = 5;
    private static final int LONGEST_SECONDS = 3_600;
    /// A year: beyond it a list of happenings is no wall any more.
    private static final int MOST_HOURS = 8_760;

    public BoardScene {
        id = checked(id, "a scene");
        shows = checked(shows, "the scene that is shown");
        Objects.requireNonNull(name, () -> "A scene needs a name");
        for (var text : List.of(name.ko(), name.en())) {
            if (text.isBlank() || text.length() > LONGEST_NAME) {
                throw new IllegalArgumentException(
                        "The name of a scene has 1 to %d characters: '%s'".formatted(LONGEST_NAME, text));
            }
        }
        if (seconds != null && (seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS)) {
            throw new IllegalArgumentException(
                    "A scene stays %d to %d seconds, not %d".formatted(SHORTEST_SECONDS, LONGEST_SECONDS, seconds));
        }
        panels = List.copyOf(panels);
        if (panels.size() > MOST_PANELS) {
            throw new IllegalArgumentException(
                    "A scene holds at most %d panels, not %d".formatted(MOST_PANELS, panels.size()));
        }
        var seen = new HashSet<String>();
        for (var placed : panels) {
            if (!seen.add(placed.panel())) {
                throw new IllegalArgumentException(
                        "The panel '%s' is twice in the scene '%s'".formatted(placed.panel(), id));
            }
        }
    }

    private static String checked(@Nullable String id, String what) {
        if (id == null || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException("'%s' is no id of %s".formatted(id, what));
        }
        return id;
    }

    /// A panel in its place.
    ///
    /// @param panel id of the wall's registry (docs/guide/panels.md); one that is not known is kept, not shown
    /// @param district shows this district, whatever the board is about; absent: follows the board
    /// @param least shows only what is at least that serious
    /// @param hours shows only what happened in the last hours; absent: everything
    public record Placed(
            String panel,
            Place place,
            Size size,
            @Nullable String district,
            Least least,
            @Nullable Integer hours) {

        public Placed {
            panel = checked(panel, "a panel");
            Objects.requireNonNull(place, "A panel needs a place: left, right or over");
            size = Objects.requireNonNullElse(size, Size.NORMAL);
            least = Objects.requireNonNullElse(least, Least.ALL);
            if (district != null && !district.matches("[0-9]{5}")) {
                throw new IllegalArgumentException("'%s' is no code of a district".formatted(district));
            }
            if (hours != null && (hours < 1 || hours > MOST_HOURS)) {
                throw new IllegalArgumentException(
                        "A panel looks back 1 to %d hours, not %d".formatted(MOST_HOURS, hours));
            }
        }

        /// A panel as it is when nobody changed it.
        public static Placed usual(String panel, Place place) {
            return new Placed(panel, place, Size.NORMAL, null, Least.ALL, null);
        }
    }

    /// Left or right of the map, or over it.
    public enum Place {
        @JsonProperty("left")
        LEFT,
        @JsonProperty("right")
        RIGHT,
        @JsonProperty("over")
        OVER
    }

    /// How much of its column a panel takes.
    public enum Size {
        @JsonProperty("small")
        SMALL,
        @JsonProperty("normal")
        NORMAL,
        @JsonProperty("large")
        LARGE
    }

    /// From which state on something is shown.
    public enum Least {
        @JsonProperty("all")
        ALL,
        @JsonProperty("watch")
        WATCH,
        @JsonProperty("alarm")
        ALARM
    }
}
