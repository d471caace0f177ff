package city.madang.cameras;

import city.madang.catalogue.Place;
import city.madang.catalogue.Places;
import city.madang.governance.Policy;
import city.madang.intake.Snapshots;
import city.madang.platform.CityException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The way to the city's cameras.
@Service
public class Cameras {

    /// The kind of place that the registry of cameras fills.
    static final String KIND = "camera";

    /// The dataset and field that the policy decides about.
    private static final String DATASET = "cameras";

    private static final String PICTURE = "picture";

    private final Places places;
    private final Snapshots snapshots;

    Cameras(Places places, Snapshots snapshots) {
        this.places = places;
        this.snapshots = snapshots;
    }

    /// Whether somebody who sees the city as `sight` may look through cameras of `district`.
    static boolean mayLook(Policy.View sight, @Nullable String district) {
        return sight.decide(DATASET, PICTURE, district).shows();
    }

    /// What a camera sees now.
    ///
    /// @throws CityException NOT_FOUND if there is no such camera, FORBIDDEN if the policy withholds its picture,
    ///     UNAVAILABLE if its system does not answer
    public Snapshots.Picture look(String key, Policy.View sight) {
        var camera = places.find(KIND, key)
                .orElseThrow(() -> CityException.notFound("There is no camera '%s'".formatted(key)));
        var because = sight.decide(DATASET, PICTURE, camera.district()).because();
        if (because != null) {
            throw new CityException(
                    CityException.Category.FORBIDDEN,
                    "%s (%s)".formatted(because.text().en(), because.law().en()));
        }
        return snapshots.take(camera.key());
    }

    /// Where the picture of a camera is had.
    static String picturePath(Place camera) {
        return "/cameras/%s/snapshot.jpg".formatted(camera.key());
    }
}
