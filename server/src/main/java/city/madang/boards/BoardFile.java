package city.madang.boards;

import city.madang.boards.BoardScene.Place;
import city.madang.boards.BoardScene.Placed;
import city.madang.boards.BoardScene.Size;
import city.madang.platform.LocalText;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The form of `boards.yaml`, see docs/guide/boards.md.
record BoardFile(List<Entry> boards) {

    BoardFile {
        Objects.requireNonNull(boards, "boards are missing");
    }

    /// Whose board it is.
    enum Owner {
        @JsonProperty("mayor")
        MAYOR,
        @JsonProperty("district")
        DISTRICT,
        @JsonProperty("office")
        OFFICE
    }

    /// A board; in the name of a district's or an office's `{name}` stands for it.
    record Entry(@JsonProperty("for") Owner owner, LocalText name, List<SceneEntry> scenes) {

        Entry {
            Objects.requireNonNull(owner, "for is missing: mayor, district or office");
            Objects.requireNonNull(name, "name of a board is missing");
            if (scenes == null || scenes.isEmpty()) {
                throw new IllegalArgumentException("The board '%s' needs a scene".formatted(name.en()));
            }
        }

        Board board(String key, LocalText whose, @Nullable String district) {
            return new Board(
                    key,
                    new LocalText(
                            name.ko().replace("{name}", whose.ko()), name.en().replace("{name}", whose.en())),
                    district,
                    scenes.stream().map(SceneEntry::scene).toList());
        }
    }

    /// A scene; panels that it does not name follow in their usual place.
    record SceneEntry(
            String id,
            LocalText name,
            @Nullable String shows,
            @Nullable Integer seconds,
            @Nullable List<String> left,
            @Nullable List<String> right,
            @Nullable List<String> over,
            @Nullable List<String> large) {

        BoardScene scene() {
            var panels = new ArrayList<Placed>();
            add(panels, left, Place.LEFT);
            add(panels, right, Place.RIGHT);
            add(panels, over, Place.OVER);
            return new BoardScene(id, name, shows == null ? id : shows, seconds, true, panels);
        }

        private void add(List<Placed> panels, @Nullable List<String> ids, Place place) {
            for (var id : Objects.requireNonNullElse(ids, List.<String>of())) {
                var size = large != null && large.contains(id) ? Size.LARGE : Size.NORMAL;
                panels.add(new Placed(id, place, size, null, BoardScene.Least.ALL, null));
            }
        }
    }
}
