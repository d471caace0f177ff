package city.madang.observations.sensorthings;

import city.madang.platform.CityException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Writes what the service answers.
final class Answers {

    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] REFUSED = "\"error: the reading waits in quarantine\"".getBytes(StandardCharsets.UTF_8);

    private Answers() {}

    /// Address of the service's root, as the caller sees it.
    static String base(HttpServletRequest request) {
        var address = request.getScheme() + "://" + request.getServerName();
        int port = request.getServerPort();
        boolean usual = port == (request.getScheme().equals("https") ? 443 : 80);
        return address + (usual ? "" : ":" + port) + request.getServletPath();
    }

    /// Address of an Observation: an Observation is known by its Datastream and time.
    static String observation(String base, Pushed pushed, int row) {
        return base + "/Observations('" + pushed.datastream(row) + "-" + pushed.time(row) + "')";
    }

    static void json(HttpServletResponse response, int status, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /// The answer to a data array: the address of every Observation in the order they were sent, or `error…`.
    static void created(HttpServletResponse response, String base, Pushed pushed, BitSet refused) throws IOException {
        var prefix = ('"' + base + "/Observations('").getBytes(StandardCharsets.UTF_8);
        var out = new byte[2 + pushed.size() * Math.max(prefix.length + 40, REFUSED.length + 1)];
        int at = 0;
        out[at++] = '[';
        for (int row = 0; row < pushed.size(); row++) {
            if (row > 0) {
                out[at++] = ',';
            }
            if (refused.get(row)) {
                System.arraycopy(REFUSED, 0, out, at, REFUSED.length);
                at += REFUSED.length;
                continue;
            }
            System.arraycopy(prefix, 0, out, at, prefix.length);
            at = digits(out, at + prefix.length, pushed.datastream(row));
            out[at++] = '-';
            at = digits(out, at, pushed.time(row));
            out[at++] = '\'';
            out[at++] = ')';
            out[at++] = '"';
        }
        out[at++] = ']';
        response.setStatus(HttpServletResponse.SC_CREATED);
        response.setContentType("application/json");
        response.setContentLength(at);
        response.getOutputStream().write(out, 0, at);
    }

    /// Says no, in the shape that SensorThings servers use.
    static void refuse(HttpServletResponse response, RuntimeException failure) throws IOException {
        int status = switch (failure) {
            case CityException known -> known.category().status();
            case IllegalArgumentException wrong -> HttpServletResponse.SC_BAD_REQUEST;
            case JacksonException wrong -> HttpServletResponse.SC_BAD_REQUEST;
            default -> HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        };
        var message = switch (failure) {
            case JacksonException wrong -> "The body is not JSON: " + wrong.getOriginalMessage();
            default ->
                status == HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                        ? "Something is wrong here, not with the request"
                        : String.valueOf(failure.getMessage());
        };
        if (failure instanceof CityException known && known.retryAfter() != null) {
            response.setHeader(
                    "Retry-After", Long.toString(Math.max(1, known.retryAfter().toSeconds())));
        }
        json(response, status, JSON.writeValueAsBytes(Map.of("code", status, "type", "error", "message", message)));
    }

    private static int digits(byte[] out, int from, long value) {
        int at = from;
        long rest = value;
        if (rest < 0) {
            out[at++] = '-';
            rest = -rest;
        }
        int first = at;
        do {
            out[at++] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        for (int left = first, right = at - 1; left < right; left++, right--) {
            byte swap = out[left];
            out[left] = out[right];
            out[right] = swap;
        }
        return at;
    }
}
