package city.madang.live;

import city.madang.platform.Audience;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A topic for tests: named numbers, and secret ones that only officials see.
final class Numbers extends RowsTopic {

    final Map<String, Integer> open = new ConcurrentSkipListMap<>();
    final Map<String, Integer> secret = new ConcurrentSkipListMap<>();
    final AtomicInteger encodings = new AtomicInteger();
    private final Audience.Group audience;

    Numbers(String name) {
        this(name, Audience.Group.ANYONE);
    }

    Numbers(String name, Audience.Group audience) {
        super(name, "rows");
        this.audience = audience;
    }

    @Override
    public Audience.Group audience() {
        return audience;
    }

    @Override
    public java.time.Duration pace() {
        return java.time.Duration.ZERO;
    }

    @Override
    protected void writeHead(Readership readers, Moment moment, JsonBytes out) {
        encodings.incrementAndGet();
    }

    @Override
    protected List<Row> rows(Readership readers, Moment moment) {
        var rows = new java.util.ArrayList<Row>();
        open.forEach((key, value) -> rows.add(row(key, value)));
        if (readers.group().reaches(Audience.Group.OFFICIAL)) {
            secret.forEach((key, value) -> rows.add(row(key, value)));
        }
        return rows;
    }

    private static Row row(String key, int value) {
        return Row.of(
                key, new JsonBytes().beginArray().string(key).number(value).endArray());
    }
}
