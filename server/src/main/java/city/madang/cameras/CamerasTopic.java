package city.madang.cameras;

import city.madang.catalogue.Place;
import city.madang.catalogue.Places;
import city.madang.governance.Policy;
import city.madang.live.JsonBytes;
import city.madang.live.Moment;
import city.madang.live.Readership;
import city.madang.live.RowsTopic;
import java.time.Duration;
import java.util.List;

/// Every camera of the registry; see docs/api/live.md. Who may not look through a camera still sees where it stands.
final class CamerasTopic extends RowsTopic {

    private static final Duration PACE = Duration.ofSeconds(5);

    private final Places places;
    private final Policy policy;

    CamerasTopic(Places places, Policy policy) {
        super("cameras", "items");
        this.places = places;
        this.policy = policy;
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    protected long revision() {
        return places.revision(Cameras.KIND);
    }

    @Override
    protected List<Row> rows(Readership readers, Moment moment) {
        var sight = policy.of(readers.group(), readers.jurisdiction());
        return places.list(Cameras.KIND).stream()
                .map(camera -> row(camera, sight))
                .toList();
    }

    private static Row row(Place camera, Policy.View sight) {
        var json = new JsonBytes(192).beginObject();
        json.name("id").string(camera.key()).name("name").beginObject();
        json.name("ko").string(camera.name().ko());
        json.name("en").string(camera.name().en()).endObject();
        json.name("lon").number(camera.position().lon(), 6);
        json.name("lat").number(camera.position().lat(), 6);
        json.name("district").string(camera.district());
        if (Cameras.mayLook(sight, camera.district())) {
            json.name("picture").string(Cameras.picturePath(camera));
        }
        json.name("age").nothing();
        return Row.of(camera.key(), json.endObject());
    }
}
