package city.madang.cameras.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import city.madang.intake.LiveFeeds;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.MadangProperties;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a real RTSP server and the real ffmpeg.
class LiveStreamsTest {

    @TempDir
    Path folder;

    private final Feeds feeds = new Feeds();
    private @Nullable RtspCamera street;
    private @Nullable LiveStreams streams;

    @BeforeEach
    void openACamera() throws IOException, InterruptedException {
        assumeThat(RtspCamera.possible()).as("ffmpeg and cvlc are installed").isTrue();
        var camera = RtspCamera.open(folder);
        street = camera;
        feeds.address = camera.address();
    }

    @AfterEach
    void stopAll() {
        if (streams != null) {
            streams.close();
        }
        if (street != null) {
            street.close();
        }
    }

    @Test
    void playsWhatTheCameraSendsWithoutEncodingIt() throws IOException {
        var opened = open("ffmpeg", 4, Duration.ofSeconds(20));

        var playlist = Files.readString(opened.file("street", "index.m3u8"));

        assertThat(playlist).startsWith("#EXTM3U").contains("#EXT-X-MAP:URI=\"init.mp4\"");
        var part = playlist.lines()
                .filter(line -> line.endsWith(".m4s"))
                .findFirst()
                .orElseThrow();
        // ISO base media: the first box of an initialisation segment is `ftyp`, of a part `styp` or `moof`.
        assertThat(new String(Files.readAllBytes(opened.file("street", "init.mp4")), 4, 4))
                .isEqualTo("ftyp");
        assertThat(new String(Files.readAllBytes(opened.file("street", part)), 4, 4))
                .isIn("styp", "moof");
        assertThat(new String(Files.readAllBytes(opened.file("street", "init.mp4"))))
                .contains("avc1");
        assertThat(feeds.delivered).isPositive();
    }

    @Test
    void stopsWhenNobodyLooksAnyMore() {
        var opened = open("ffmpeg", 4, Duration.ofSeconds(1));
        var playlist = opened.file("street", "index.m3u8");
        assertThat(opened.running()).containsExactly("street");

        await().until(() -> opened.running().isEmpty());

        await().until(() -> !Files.exists(playlist.getParent()));
        assertThat(ffmpegs()).isEmpty();
    }

    @Test
    void sharesOneStreamAmongAllWhoLookAndRefusesOneTooMany() {
        var opened = open("ffmpeg", 1, Duration.ofSeconds(20));
        opened.file("street", "index.m3u8");
        opened.file("street", "index.m3u8");

        assertThat(ffmpegs()).hasSize(1);
        assertThatThrownBy(() -> opened.file("square", "index.m3u8"))
                .isInstanceOf(CityException.class)
                .hasMessageContaining("at once (1)");
    }

    @Test
    void saysThatACameraIsDeadWithoutSayingItsAddress() {
        var opened = open("ffmpeg", 4, Duration.ofSeconds(20));
        Optional.ofNullable(street).orElseThrow().close();

        assertThatThrownBy(() -> opened.file("street", "index.m3u8"))
                .isInstanceOf(CityException.class)
                .hasMessageContaining("sends no moving picture now")
                .hasMessageNotContaining("rtsp");
        assertThat(opened.running()).isEmpty();
        assertThat(feeds.failures).hasSize(1);
    }

    @Test
    void saysThatFfmpegIsMissing() {
        assertThatThrownBy(
                        () -> open("no-such-program", 4, Duration.ofSeconds(20)).file("street", "index.m3u8"))
                .isInstanceOf(CityException.class)
                .hasMessageContaining("ffmpeg");
    }

    @Test
    void givesNoFileOutsideAStream() {
        var opened = open("ffmpeg", 4, Duration.ofSeconds(20));
        opened.file("street", "index.m3u8");

        for (var name : List.of("../credentials.properties", "ffmpeg.log", "part-1.m4s.tmp", "")) {
            assertThatThrownBy(() -> opened.file("street", name))
                    .isInstanceOf(CityException.class)
                    .hasMessageContaining("has no");
        }
        assertThatThrownBy(() -> opened.file("other", "part-0.m4s")).hasMessageContaining("is over");
    }

    private LiveStreams open(String ffmpeg, int most, Duration idle) {
        var opened = new LiveStreams(
                feeds,
                new StreamProperties(ffmpeg, most, idle, Duration.ofSeconds(30)),
                new MadangProperties(folder, Path.of("packs/seoul"), false));
        streams = opened;
        return opened;
    }

    private static List<ProcessHandle> ffmpegs() {
        return ProcessHandle.current()
                .children()
                .filter(process ->
                        process.isAlive() && process.info().command().orElse("").endsWith("ffmpeg"))
                .toList();
    }

    private static final class Feeds implements LiveFeeds {

        private URI address = URI.create("rtsp://127.0.0.1:9/");
        private int delivered;
        private final List<LocalText> failures = new ArrayList<>();

        @Override
        public URI address(String key) {
            return address;
        }

        @Override
        public void delivered() {
            delivered++;
        }

        @Override
        public void failed(LocalText why) {
            failures.add(why);
        }
    }
}
