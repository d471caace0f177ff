package city.madang.intake.connector;

import city.madang.intake.definition.Endpoint;
import city.madang.intake.net.DeliveryException;
import city.madang.intake.net.Target;
import city.madang.intake.net.WebAnswer;
import city.madang.intake.net.WebClient;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the web requests of one source: fills `{credential}`, `{since}`, `{today}` and what a connector adds.
final class Requests {

    /// Largest document: the biggest of the city's systems answers with about 4 MB.
    static final long BYTES = 16_000_000;

    static final Duration TIME = Duration.ofSeconds(20);

    private final WebClient web;
    private final Target target;
    private final Endpoint endpoint;
    private final String secret;
    private final ZoneId zone;
    private final Clock clock;

    /// @param secret what `{credential}` stands for; empty if the endpoint names none
    Requests(WebClient web, Target target, Endpoint endpoint, String secret, ZoneId zone, Clock clock) {
        this.web = web;
        this.target = target;
        this.endpoint = endpoint;
        this.secret = secret;
        this.zone = zone;
        this.clock = clock;
    }

    Target target() {
        return target;
    }

    /// The endpoint's path with the usual facts filled in.
    String path(Cursor cursor) {
        var since = cursor.get("since");
        return filled(endpoint.path() == null ? "/" : endpoint.path())
                .replace("{since}", encoded(since == null ? startOfDay() : since))
                .replace("{today}", LocalDate.now(clock.withZone(zone)).format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    private String startOfDay() {
        return LocalDate.now(clock.withZone(zone))
                .atStartOfDay(zone)
                .toInstant()
                .toString();
    }

    private String filled(String text) {
        return text.replace("{credential}", encoded(secret));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    WebAnswer get(String path) throws DeliveryException, InterruptedException {
        return get(path, Map.of());
    }

    WebAnswer get(String path, Map<String, String> more) throws DeliveryException, InterruptedException {
        return get(address(path), more);
    }

    WebAnswer get(URI address, Map<String, String> more) throws DeliveryException, InterruptedException {
        var headers = new HashMap<String, String>();
        endpoint.header().forEach((name, value) -> headers.put(name, value.replace("{credential}", secret)));
        headers.putAll(more);
        return web.get(new WebClient.Question(target, address, headers, bytes(), time()));
    }

    private URI address(String path) throws DeliveryException {
        try {
            return target.at(path.replace(" ", "%20"));
        } catch (IllegalArgumentException e) {
            throw new DeliveryException("주소를 만들 수 없습니다", "The address cannot be made from the endpoint's path", e);
        }
    }

    private long bytes() {
        var limits = endpoint.limits();
        Long bytes = limits == null ? null : limits.bytes();
        return bytes == null ? BYTES : bytes;
    }

    private Duration time() {
        var limits = endpoint.limits();
        var time = limits == null ? null : limits.time();
        return time == null ? TIME : time.duration();
    }

    /// Whether the path asks for what came since the cursor, so that the cursor must move.
    boolean asksSince() {
        var path = endpoint.path();
        return path != null && path.contains("{since}");
    }

    static @Nullable String stripSecret(@Nullable String text, String secret) {
        return text == null || secret.isEmpty() ? text : text.replace(secret, "…");
    }
}
