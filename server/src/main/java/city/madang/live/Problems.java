package city.madang.live;

import city.madang.platform.CityException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Answers a refusal as an RFC 9457 problem, where no controller does it for us.
final class Problems {

    static void write(HttpServletResponse response, CityException refusal) throws IOException {
        int status = refusal.category().status();
        var body = new JsonBytes().beginObject();
        body.name("title").string(refusal.category().name());
        body.name("status").number(status);
        body.name("detail").string(refusal.getMessage()).endObject();
        response.setStatus(status);
        response.setContentType("application/problem+json");
        var retryAfter = refusal.retryAfter();
        if (retryAfter != null) {
            response.setHeader("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        response.getOutputStream().write(body.toByteArray());
    }

    private Problems() {}
}
