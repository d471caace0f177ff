package city.madang.simulator.control;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// One city system: its name, how it is reached, how it behaves at present, and how often it was asked or spoke.
/// Thread-safe.
public final class CitySystem {

    private record Order(Mode mode, long until) {}

    private final String id;
    private final String transport;
    private final String address;
    private final InstantSource clock;
    private final AtomicLong requests = new AtomicLong();
    private volatile Order order = new Order(Mode.OK, 0);
    private volatile long last;

    CitySystem(String id, String transport, String address, InstantSource clock) {
        this.id = id;
        this.transport = transport;
        this.address = address;
        this.clock = clock;
    }

    public String id() {
        return id;
    }

    public String transport() {
        return transport;
    }

    /// A path, a topic, a table or a folder.
    public String address() {
        return address;
    }

    public Mode mode() {
        var current = order;
        return current.until() > clock.millis() ? current.mode() : Mode.OK;
    }

    /// Seconds until it behaves again.
    public long secondsLeft() {
        return Math.max(0, (order.until() - clock.millis() + 999) / 1000);
    }

    /// Counts one question answered or one message sent.
    ///
    /// @return the number of this one, from 1
    public long count() {
        last = clock.millis();
        return requests.incrementAndGet();
    }

    public long requests() {
        return requests.get();
    }

    /// When it last answered or spoke, milliseconds since 1970; 0 if never.
    public long last() {
        return last;
    }

    void behave(Mode mode, long seconds) {
        order = new Order(mode, clock.millis() + seconds * 1000);
    }
}
