package city.madang.notices;

import city.madang.notices.Letter.Outcome;
import com.zerodeplibs.webpush.PushSubscription;
import com.zerodeplibs.webpush.header.Urgency.UrgencyOption;
import com.zerodeplibs.webpush.httpclient.StandardHttpClientRequestPreparer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Sends letters to browsers by web push (RFC 8030), encrypted for that browser alone (RFC 8291) and signed as ours
/// (RFC 8292).
@Component
class PushSender {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// How long a push service keeps a letter for a browser that is asleep, and how long our signature is good.
    private static final int KEPT_HOURS = 24;

    private static final int SIGNED_HOURS = 12;

    /// Longest text of a letter: with the rest it stays below the 4,096 bytes every push service takes (RFC 8030, 7.2).
    private static final int LONGEST_TEXT = 600;

    private final NoticesProperties properties;
    private final PushKeys keys;
    private final PushHosts hosts;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    PushSender(NoticesProperties properties, PushKeys keys, PushHosts hosts, JsonMapper json) {
        this.properties = properties;
        this.keys = keys;
        this.hosts = hosts;
        this.json = json;
    }

    Outcome send(Letter letter, Subscription to) {
        if (!properties.push()) {
            return new Outcome.NotYet("Push is switched off");
        }
        if (!hosts.allow(to.endpoint())) {
            return new Outcome.Never("The push service is none of madang.notices.push-hosts");
        }
        try {
            var request = StandardHttpClientRequestPreparer.getBuilder()
                    .pushSubscription(subscription(to))
                    .vapidJWTExpiresAfter(SIGNED_HOURS, TimeUnit.HOURS)
                    .vapidJWTSubject(properties.pushContact())
                    .pushMessage(messageOf(letter))
                    .ttl(KEPT_HOURS, TimeUnit.HOURS)
                    .urgency(letter.kind().contains("urgent") ? UrgencyOption.HIGH : UrgencyOption.NORMAL)
                    .build(keys.pair())
                    .toRequestBuilder()
                    .timeout(PATIENCE)
                    .build();
            return outcome(http.send(request, BodyHandlers.discarding()).statusCode(), URI.create(to.endpoint()));
        } catch (IOException e) {
            return new Outcome.NotYet(
                    "The push service cannot be reached: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.NotYet("The server is stopping");
        } catch (RuntimeException e) {
            return new Outcome.Never("The browser's keys cannot be used: " + e.getMessage());
        }
    }

    /// RFC 8030, 7.3: 404 and 410 say that the browser has left for good.
    private static Outcome outcome(int status, URI service) {
        if (status >= 200 && status < 300) {
            return new Outcome.Sent();
        }
        if (status == 404 || status == 410) {
            return new Outcome.Gone();
        }
        var trouble = "%s answered %d".formatted(service.getHost(), status);
        return status == 429 || status >= 500 ? new Outcome.NotYet(trouble) : new Outcome.Never(trouble);
    }

    private static PushSubscription subscription(Subscription to) {
        var subscription = new PushSubscription();
        subscription.setEndpoint(to.endpoint());
        var browser = new PushSubscription.Keys();
        browser.setP256dh(to.p256dh());
        browser.setAuth(to.auth());
        subscription.setKeys(browser);
        return subscription;
    }

    private String messageOf(Letter letter) {
        var text = letter.text().in(letter.language());
        var link = letter.link();
        return json.writeValueAsString(Map.of(
                "title",
                letter.title().in(letter.language()),
                "text",
                text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…",
                "link",
                link == null ? "/notices" : link,
                "tag",
                Long.toString(letter.notice())));
    }
}
