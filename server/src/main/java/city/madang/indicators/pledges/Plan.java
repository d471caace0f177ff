package city.madang.indicators.pledges;

import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The plan of the pack: visions, in them areas, in them tasks. Constant while the server runs.
///
/// @param name of the whole plan
public record Plan(LocalText name, List<Vision> visions) {

    /// What a task is called as a [city.madang.platform.Subject].
    public static final String KIND = "pledge";

    public Plan {
        visions = List.copyOf(visions);
    }

    /// What the city wants to become.
    public record Vision(String id, LocalText name, List<Area> areas) {

        public Vision {
            areas = List.copyOf(areas);
        }

        public List<Task> tasks() {
            return areas.stream().flatMap(area -> area.tasks().stream()).toList();
        }
    }

    /// A field in which it acts.
    public record Area(String id, LocalText name, List<Task> tasks) {

        public Area {
            tasks = List.copyOf(tasks);
        }
    }

    public List<Task> tasks() {
        return visions.stream().flatMap(vision -> vision.tasks().stream()).toList();
    }

    public Optional<Task> find(String id) {
        return tasks().stream().filter(task -> task.id().equals(id)).findFirst();
    }

    /// The task with that id.
    ///
    /// @throws CityException if there is none
    public Task get(String id) {
        return find(id).orElseThrow(() -> CityException.notFound("There is no pledge '%s'".formatted(id)));
    }

    /// The vision and the area of a task.
    public Map.Entry<Vision, Area> placeOf(Task task) {
        var places = new LinkedHashMap<String, Map.Entry<Vision, Area>>();
        visions.forEach(vision -> vision.areas().forEach(area -> places.put(area.id(), Map.entry(vision, area))));
        return java.util.Objects.requireNonNull(places.get(task.area()), task.id());
    }
}
