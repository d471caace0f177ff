package city.madang.cameras.web;

import city.madang.cameras.Camera;
import city.madang.cameras.CameraRegistry;
import city.madang.cameras.Cameras;
import city.madang.governance.Policy;
import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Cameras as data, and their pictures. Everyone may ask; the policy decides.
@RestController
class CameraController {

    private static final MediaType PLAYLIST = MediaType.parseMediaType("application/vnd.apple.mpegurl");
    private static final MediaType MP4 = MediaType.parseMediaType("video/mp4");

    private final CameraRegistry registry;
    private final Cameras cameras;
    private final Policy policy;

    CameraController(CameraRegistry registry, Cameras cameras, Policy policy) {
        this.registry = registry;
        this.cameras = cameras;
        this.policy = policy;
    }

    /// A camera as data.
    ///
    /// @param use what it was put up for; empty if that is not known
    /// @param state `live`, `late`, `silent` or `unknown`
    /// @param metres from the point that was asked for, if one was
    /// @param before the camera that one passes before it along its road; absent at its beginning
    /// @param after the one that one passes next
    /// @param disclosure what the policy gives the reader of its picture: `show`, `picture-64`, `mask`
    record CameraAnswer(
            String id,
            LocalText name,
            double lon,
            double lat,
            @Nullable String district,
            String use,
            @Nullable String owner,
            String state,
            @Nullable Long metres,
            @Nullable String before,
            @Nullable String after,
            String disclosure,
            String picture,
            String stream) {}

    /// The nearest cameras to a point, nearest first.
    ///
    /// @param near `lon,lat` in WGS 84
    /// @param limit 1–100
    @Audience(Audience.Group.ANYONE)
    @GetMapping(value = "/api/cameras", produces = MediaType.APPLICATION_JSON_VALUE)
    List<CameraAnswer> near(@RequestParam String near, @RequestParam(defaultValue = "4") int limit) {
        var sight = policy.of(Viewers.current());
        return registry.near(position(near), limit).stream()
                .map(one -> answer(one.camera(), sight, Math.round(one.metres())))
                .toList();
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping(value = "/api/cameras/{key}", produces = MediaType.APPLICATION_JSON_VALUE)
    CameraAnswer one(@PathVariable String key) {
        return answer(registry.get(key), policy.of(Viewers.current()), null);
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping(value = "/cameras/{key}/snapshot.jpg", produces = MediaType.IMAGE_JPEG_VALUE)
    ResponseEntity<byte[]> snapshot(@PathVariable String key) {
        var picture = cameras.look(key, policy.of(Viewers.current()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .lastModified(picture.taken())
                .body(picture.jpeg());
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/cameras/{key}/live/{file}")
    ResponseEntity<Resource> stream(@PathVariable String key, @PathVariable String file) {
        Path found = cameras.stream(key, file, policy.of(Viewers.current()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(file.endsWith(".m3u8") ? PLAYLIST : MP4)
                .body(new FileSystemResource(found));
    }

    private CameraAnswer answer(Camera camera, Policy.View sight, @Nullable Long metres) {
        return new CameraAnswer(
                camera.key(),
                camera.name(),
                camera.position().lon(),
                camera.position().lat(),
                camera.district(),
                camera.use(),
                camera.owner(),
                registry.state(camera).key(),
                metres,
                registry.next(camera, true).map(Camera::key).orElse(null),
                registry.next(camera, false).map(Camera::key).orElse(null),
                Cameras.disclosure(sight, camera).key(),
                camera.picturePath(),
                camera.streamPath());
    }

    private static Position position(String near) {
        try {
            int comma = near.indexOf(',');
            return new Position(
                    Double.parseDouble(near.substring(0, Math.max(0, comma))),
                    Double.parseDouble(near.substring(comma + 1)));
        } catch (IllegalArgumentException e) {
            throw new CityException(
                    CityException.Category.INVALID,
                    "near is 'lon,lat' in degrees, such as 126.978,37.566, not '%s'".formatted(near),
                    null,
                    e);
        }
    }
}
