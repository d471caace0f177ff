package city.madang.live;

import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `GET /api/state?topics=a,b`: the picture that live screens start from, now or at a past moment.
@RestController
class StateController {

    private final StateBook book;
    private final LiveHub hub;

    StateController(StateBook book, LiveHub hub) {
        this.book = book;
        this.hub = hub;
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping(path = "/api/state", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> state(
            @RequestParam(required = false) @Nullable String topics,
            @RequestParam(required = false) @Nullable String at) {
        var names = LiveServlet.topics(topics);
        var readers = Readership.of(Viewers.current());
        var body = at == null ? book.now(names, readers) : book.past(names, readers, moment(at));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    /// The topics on offer: those a viewer may follow, and those that are for others.
    record Offered(List<String> served, List<String> withheld) {}

    /// Lets a screen ask for what it may have, instead of being refused.
    @Audience(Audience.Group.ANYONE)
    @GetMapping(path = "/api/topics", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Offered> topics() {
        var readers = Readership.of(Viewers.current());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Offered(hub.served(readers), hub.withheld(readers)));
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw CityException.invalid("'%s' is no moment such as 2026-11-21T05:32:07Z".formatted(text));
        }
    }
}
