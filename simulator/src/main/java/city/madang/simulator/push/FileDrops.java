package city.madang.simulator.push;

import city.madang.simulator.city.Moment;
import city.madang.simulator.control.Mode;
import city.madang.simulator.control.Systems;
import city.madang.simulator.http.Csv;
import city.madang.simulator.http.Feed;
import city.madang.simulator.http.Spoiler;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Offices that put a file into a folder now and then. A file appears whole or not at all.
public final class FileDrops implements AutoCloseable {

    private static final Charset KOREAN = Charset.forName("MS949");

    private final Path root;
    private final Systems systems;
    private final InstantSource clock;
    private final List<Worker> workers = new ArrayList<>();

    public FileDrops(Path root, Systems systems, InstantSource clock) {
        this.root = root;
        this.systems = systems;
        this.clock = clock;
    }

    /// Drops a CSV file in CP949 into `<drop>/<id>` whenever a new step of time begins, and one at the start.
    public void drop(String id, Duration step, Feed.Rows rows) {
        var system = systems.register(id, "file-drop", id);
        var dropped = new AtomicLong();
        workers.add(Worker.start(id, () -> {
            var mode = system.mode();
            var now = Moment.of(clock.instant());
            if (now.floor(step).epochMilli() > dropped.get() && mode != Mode.SILENT && mode != Mode.FAILING) {
                if (mode == Mode.SLOW) {
                    Thread.sleep(Duration.ofSeconds(10));
                }
                var text = Csv.text(Spoiler.rows(rows, step, now, mode), ',');
                put(
                        id,
                        now,
                        mode == Mode.WRONG_ENCODING ? text.getBytes(StandardCharsets.UTF_8) : text.getBytes(KOREAN));
                dropped.set(now.floor(step).epochMilli());
                system.count();
            }
            return Duration.ofSeconds(2);
        }));
    }

    private void put(String folder, Moment now, byte[] bytes) throws IOException {
        var target = Files.createDirectories(root.resolve(folder));
        var part = target.resolve("." + now.epochMilli() + ".part");
        Files.write(part, bytes);
        Files.move(
                part,
                target.resolve("%s-%s.csv".formatted(folder, now.text("yyyyMMdd-HHmmss"))),
                StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        workers.forEach(Worker::close);
    }
}
