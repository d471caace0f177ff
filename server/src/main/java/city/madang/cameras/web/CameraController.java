package city.madang.cameras.web;

import city.madang.cameras.Cameras;
import city.madang.governance.Policy;
import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Pictures of cameras. Everyone may ask; the policy decides.
@RestController
class CameraController {

    private final Cameras cameras;
    private final Policy policy;

    CameraController(Cameras cameras, Policy policy) {
        this.cameras = cameras;
        this.policy = policy;
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
}
