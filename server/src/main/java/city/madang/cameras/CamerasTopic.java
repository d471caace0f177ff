package city.madang.cameras;

import city.madang.governance.Policy;
import city.madang.live.JsonBytes;
import city.madang.live.Moment;
import city.madang.live.Readership;
import city.madang.live.RowsTopic;
import java.time.Duration;
import java.util.List;

/// Every camera of the registry; see docs/api/live.md. Who may not look through a camera still sees where it stands
/// and how it fares.
final class CamerasTopic extends RowsTopic {

    private static final Duration PACE = Duration.ofSeconds(5);

    private final CameraRegistry registry;
    private final Policy policy;

    CamerasTopic(CameraRegistry registry, Policy policy) {
        super("cameras", "items");
        this.registry = registry;
        this.policy = policy;
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    protected List<Row> rows(Readership readers, Moment moment) {
        var sight = policy.of(readers.group(), readers.jurisdiction());
        return registry.list().stream()
                .map(camera -> row(camera, sight, CameraState.of(registry.age(camera, moment.state()))))
                .toList();
    }

    private static Row row(Camera camera, Policy.View sight, CameraState state) {
        var json = new JsonBytes(224).beginObject();
        json.name("id").string(camera.key()).name("name").beginObject();
        json.name("ko").string(camera.name().ko());
        json.name("en").string(camera.name().en()).endObject();
        json.name("lon").number(camera.position().lon(), 6);
        json.name("lat").number(camera.position().lat(), 6);
        json.name("district").string(camera.district());
        if (Cameras.mayLook(sight, camera)) {
            json.name("picture").string(camera.picturePath());
        }
        if (Cameras.disclosure(sight, camera).shows()) {
            json.name("stream").string(camera.streamPath());
        }
        json.name("state").string(state.key());
        json.name("age").nothing();
        return Row.of(camera.key(), json.endObject());
    }
}
