package city.madang.cameras;

import city.madang.cameras.stream.LiveStreams;
import city.madang.governance.Coarseness;
import city.madang.governance.Disclosure;
import city.madang.governance.Policy;
import city.madang.intake.Snapshots;
import city.madang.platform.CityException;
import java.nio.file.Path;
import org.springframework.stereotype.Service;

/// The way to what the city's cameras see.
@Service
public class Cameras {

    /// The dataset that the policy decides about.
    private static final String DATASET = "cameras";

    private final CameraRegistry registry;
    private final Snapshots snapshots;
    private final LiveStreams streams;
    private final CoarsePictures coarse = new CoarsePictures();

    Cameras(CameraRegistry registry, Snapshots snapshots, LiveStreams streams) {
        this.registry = registry;
        this.snapshots = snapshots;
        this.streams = streams;
    }

    /// What somebody who sees the city as `sight` gets of a camera's picture.
    public static Disclosure disclosure(Policy.View sight, Camera camera) {
        return sight.decide(DATASET, camera.field(), camera.district());
    }

    /// Whether they get any picture, were it a blurred one.
    static boolean mayLook(Policy.View sight, Camera camera) {
        var disclosure = disclosure(sight, camera);
        return disclosure.shows() || disclosure instanceof Disclosure.Generalise(Coarseness.Picture how, var reason);
    }

    /// What a camera sees now, as exactly as the policy allows.
    ///
    /// @throws CityException NOT_FOUND if there is no such camera, FORBIDDEN if the policy withholds its picture,
    ///     UNAVAILABLE if its system does not answer
    public Snapshots.Picture look(String key, Policy.View sight) {
        var camera = registry.get(key);
        var disclosure = disclosure(sight, camera);
        if (disclosure.shows()) {
            return snapshots.take(key);
        }
        if (disclosure instanceof Disclosure.Generalise(Coarseness.Picture(int across), var reason)) {
            return coarse.of(key, across, snapshots.take(key));
        }
        throw withheld(disclosure);
    }

    /// A file of a camera's moving picture: the playlist, or a part that it names. Asking for the playlist begins
    /// the stream; it ends by itself when nobody asks any more.
    ///
    /// @param file `index.m3u8`, `init.mp4` or `part-<number>.m4s`
    /// @throws CityException NOT_FOUND if there is no such camera or file, FORBIDDEN if the policy withholds or
    ///     blurs its picture, TOO_MANY if as many streams run as may, UNAVAILABLE if none can be had
    public Path stream(String key, String file, Policy.View sight) {
        var disclosure = disclosure(sight, registry.get(key));
        if (!disclosure.shows()) {
            throw withheld(disclosure);
        }
        return streams.file(key, file);
    }

    private static CityException withheld(Disclosure disclosure) {
        var because = disclosure.because();
        return new CityException(
                CityException.Category.FORBIDDEN,
                because == null
                        ? "The policy withholds this picture"
                        : "%s (%s)".formatted(because.text().en(), because.law().en()));
    }
}
