package city.madang.intake.web;

import city.madang.intake.net.DeliveryException;
import city.madang.intake.net.Inflater;
import city.madang.intake.running.PushDoor;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Takes what city systems push: `POST /intake/webhook/{source}` with `Authorization: Bearer <token>`.
@RestController
class WebhookController {

    /// Largest body, also after inflation.
    private static final int BYTES = 4_000_000;

    private final PushDoor door;

    WebhookController(PushDoor door) {
        this.door = door;
    }

    @Audience(Audience.Group.SOURCE)
    @PostMapping("/intake/webhook/{id}")
    PushDoor.Taken take(@PathVariable String id, HttpServletRequest request) throws IOException {
        return door.take(id, tokenOf(request), request.getContentType(), request::getHeader, bodyOf(request));
    }

    static @Nullable String tokenOf(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : null;
    }

    private static byte[] bodyOf(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(BYTES + 1);
        if (body.length > BYTES) {
            throw new CityException(
                    CityException.Category.TOO_LARGE, "The body is larger than %d bytes".formatted(BYTES));
        }
        try {
            return Inflater.inflate(body, BYTES);
        } catch (DeliveryException e) {
            throw new CityException(CityException.Category.TOO_LARGE, e.text().en());
        }
    }
}
