package city.madang.cameras.stream;

import city.madang.intake.LiveFeeds;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.MadangProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/// The moving pictures that somebody looks at now. One begins when its playlist is asked for, is shared by everybody
/// who looks, and is stopped when nobody has asked for a while. No more than a set number run at once.
@Component
public class LiveStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);

    private static final String PLAYLIST = "index.m3u8";

    private static final Pattern FILES = Pattern.compile("index\\.m3u8|init\\.mp4|part-[0-9]{1,9}\\.m4s");

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final LiveFeeds feeds;
    private final StreamProperties properties;
    private final Path folder;
    private final Map<String, Stream> streams = new HashMap<>();
    private final Thread keeper;

    LiveStreams(LiveFeeds feeds, StreamProperties properties, MadangProperties folders) {
        this.feeds = feeds;
        this.properties = properties;
        this.folder = folders.data().resolve("run/streams").toAbsolutePath();
        clean(folder);
        this.keeper = Thread.ofVirtual().name("streams").start(this::keep);
    }

    /// A file of the stream of a camera; see [city.madang.cameras.Cameras#stream].
    public Path file(String camera, String name) {
        if (!FILES.matcher(name).matches()) {
            throw CityException.notFound("A stream has no file '%s'".formatted(name));
        }
        var stream = name.equals(PLAYLIST) ? running(camera) : known(camera);
        if (stream == null) {
            throw CityException.notFound("The stream of '%s' is over; ask for its playlist again".formatted(camera));
        }
        stream.asked();
        if (name.equals(PLAYLIST)) {
            awaitFirst(camera, stream);
        }
        var file = stream.folder().resolve(name);
        if (!Files.exists(file)) {
            throw CityException.notFound("The stream of '%s' has no '%s' any more".formatted(camera, name));
        }
        return file;
    }

    /// The cameras whose moving pictures are fetched now.
    public synchronized List<String> running() {
        return streams.keySet().stream().sorted().toList();
    }

    private synchronized @Nullable Stream known(String camera) {
        return streams.get(camera);
    }

    private Stream running(String camera) {
        synchronized (this) {
            var known = streams.get(camera);
            if (known != null && known.runs()) {
                return known;
            }
            if (known == null && streams.size() >= properties.streams()) {
                throw new CityException(
                        CityException.Category.TOO_MANY,
                        "As many live pictures are open as this city hall fetches at once (%d); close one"
                                .formatted(properties.streams()),
                        RETRY_AFTER,
                        null);
            }
        }
        // Resolving the camera's host may take a while: nobody else need wait for it.
        var address = feeds.address(camera);
        synchronized (this) {
            var known = streams.get(camera);
            if (known != null && known.runs()) {
                return known;
            }
            var begun = begin(camera, address.toString());
            streams.put(camera, begun);
            return begun;
        }
    }

    private Stream begin(String camera, String address) {
        try {
            Files.createDirectories(folder);
            var stream = Stream.begin(properties.ffmpeg(), address, Files.createTempDirectory(folder, "stream-"));
            LOG.info("stream begun camera={}", camera);
            return stream;
        } catch (IOException e) {
            throw CityException.unavailable(
                    "Moving pictures need the program ffmpeg, which does not start here; still pictures need nothing",
                    Duration.ofMinutes(5),
                    e);
        }
    }

    private void awaitFirst(String camera, Stream stream) {
        if (stream.awaitPlaylist(PLAYLIST, properties.patience())) {
            feeds.delivered();
            return;
        }
        var why = stream.lastWords();
        stop(camera, stream);
        feeds.failed(new LocalText("카메라 영상이 오지 않습니다", "No moving picture came from a camera"));
        LOG.warn("stream failed camera={} reason=\"{}\"", camera, why);
        throw CityException.unavailable(
                "The camera '%s' sends no moving picture now; its still picture may work".formatted(camera),
                RETRY_AFTER,
                null);
    }

    private void keep() {
        try {
            while (true) {
                Thread.sleep(1_000);
                sweep();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        List<Map.Entry<String, Stream>> over;
        synchronized (this) {
            over = streams.entrySet().stream()
                    .filter(entry -> entry.getValue().isIdle(properties.idle()))
                    .map(Map.Entry::copyOf)
                    .toList();
        }
        over.forEach(entry -> stop(entry.getKey(), entry.getValue()));
    }

    private void stop(String camera, Stream stream) {
        synchronized (this) {
            streams.remove(camera, stream);
        }
        stream.close();
        clean(stream.folder());
        LOG.info("stream ended camera={}", camera);
    }

    @Override
    public void close() {
        keeper.interrupt();
        List<Stream> left;
        synchronized (this) {
            left = List.copyOf(streams.values());
            streams.clear();
        }
        left.forEach(Stream::close);
        clean(folder);
    }

    private static void clean(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
