package city.madang.simulator.camera;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.simulator.city.City;
import city.madang.simulator.control.Systems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RtspCityTest {

    private final InstantSource clock = InstantSource.system();
    private final City city = new City(1);

    @TempDir
    Path folder;

    @Test
    void anOrdinaryPlayerSeesACamera() throws IOException, InterruptedException {
        try (var rtsp = RtspCity.open(0, city, new Systems(clock), clock)) {
            var film = folder.resolve("film.mp4");

            assertThat(record(rtsp, city.cameras().getFirst().id(), film)).isZero();

            assertThat(Files.size(film)).isGreaterThan(10_000);
            assertThat(facts(film)).contains("h264", "640", "360");
        }
    }

    @Test
    void thereIsNoPictureOfACameraThatDoesNotExist() throws IOException, InterruptedException {
        try (var rtsp = RtspCity.open(0, city, new Systems(clock), clock)) {
            assertThat(record(rtsp, "camera-9999", folder.resolve("none.mp4"))).isNotZero();
        }
    }

    @Test
    void cutsAStreamAtItsStartCodesAndKeepsZerosInside() throws IOException {
        var units = new ArrayList<List<Byte>>();
        var stream = new byte[] {0, 0, 0, 1, 0x67, 1, 0, 2, 0, 0, 1, 0x65, 0, 0, 3, 9};

        MovingScene.readUnits(new ByteArrayInputStream(stream), unit -> {
            var bytes = new ArrayList<Byte>();
            for (var one : unit) {
                bytes.add(one);
            }
            units.add(bytes);
        });

        assertThat(units)
                .containsExactly(
                        List.of((byte) 0x67, (byte) 1, (byte) 0, (byte) 2),
                        List.of((byte) 0x65, (byte) 0, (byte) 0, (byte) 3, (byte) 9));
    }

    private static int record(RtspCity rtsp, String camera, Path film) throws IOException, InterruptedException {
        return run(
                "ffmpeg",
                "-nostdin",
                "-loglevel",
                "error",
                "-rtsp_flags",
                "prefer_tcp",
                "-timeout",
                "10000000",
                "-i",
                "rtsp://127.0.0.1:%d/cctv/%s".formatted(rtsp.port(), camera),
                "-t",
                "2",
                "-c",
                "copy",
                film.toString());
    }

    private static int run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static String facts(Path film) throws IOException {
        var process = new ProcessBuilder(
                        "ffprobe", "-v", "error", "-show_entries", "stream=codec_name,width,height", film.toString())
                .start();
        return new String(process.getInputStream().readAllBytes());
    }
}
