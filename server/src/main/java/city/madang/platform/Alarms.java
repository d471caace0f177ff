package city.madang.platform;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What is wrong with the city hall itself right now: a full disk, a damaged file, a database that is away.
///
/// Rooms raise an alarm when they find a fault and clear it when it is over; screens show the list. Safe for use by
/// many threads; reading takes no lock.
@Component
public final class Alarms {

    private static final Logger log = LoggerFactory.getLogger(Alarms.class);

    private final Clock clock;
    private final ConcurrentSkipListMap<String, Alarm> active = new ConcurrentSkipListMap<>();
    private final AtomicLong version = new AtomicLong();

    public Alarms(Clock clock) {
        this.clock = clock;
    }

    /// One fault that is not over.
    ///
    /// @param code stable name of the fault, for example `disk-full`
    /// @param text what an operator should know, without a resident's data
    /// @param since when it was raised; a repeated raise keeps the first moment
    public record Alarm(String code, LocalText text, Instant since) {}

    /// Raises `code`, or renews its text if it is active already.
    public void raise(String code, LocalText text) {
        var now = clock.instant();
        var before = active.get(code);
        var alarm = new Alarm(code, text, before == null ? now : before.since());
        active.put(code, alarm);
        if (before == null || !before.text().equals(text)) {
            version.incrementAndGet();
            log.error("alarm raised code={} text=\"{}\"", code, text.en());
        }
    }

    /// Ends `code`. Does nothing if it is not active.
    public void clear(String code) {
        if (active.remove(code) != null) {
            version.incrementAndGet();
            log.warn("alarm cleared code={}", code);
        }
    }

    /// Lists the active alarms by code.
    public List<Alarm> list() {
        return List.copyOf(active.values());
    }

    public boolean isActive(String code) {
        return active.containsKey(code);
    }

    /// Grows with every change of the list, so that followers can tell cheaply whether to look again.
    public long version() {
        return version.get();
    }
}
