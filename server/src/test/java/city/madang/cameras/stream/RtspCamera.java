package city.madang.cameras.stream;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real RTSP server: VLC, sending a picture that ffmpeg drew, for ever.
final class RtspCamera implements AutoCloseable {

    private final Process vlc;
    private final int port;

    private RtspCamera(Process vlc, int port) {
        this.vlc = vlc;
        this.port = port;
    }

    /// Whether this machine has what it needs; `./madang test` installs it.
    static boolean possible() {
        return runs("ffmpeg", "-version") && runs("which", "cvlc");
    }

    static RtspCamera open(Path folder) throws IOException, InterruptedException {
        // VLC refuses to be root, so another user reads the file.
        for (var shared = folder; shared != null && shared.getNameCount() > 1; shared = shared.getParent()) {
            Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        var clip = folder.resolve("street.ts");
        run(
                "ffmpeg",
                "-nostdin",
                "-loglevel",
                "error",
                "-f",
                "lavfi",
                "-i",
                "testsrc=size=320x180:rate=10",
                "-t",
                "60",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-g",
                "10",
                "-pix_fmt",
                "yuv420p",
                clip.toString());
        int port = freePort();
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("runuser", "-u", "nobody", "--"));
        }
        command.addAll(List.of(
                "cvlc",
                "-q",
                "--no-sout-audio",
                "--loop",
                "--sout-keep",
                "--sout",
                "#rtp{sdp=rtsp://127.0.0.1:%d/street}".formatted(port),
                clip.toString()));
        var vlc = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("vlc.log").toFile())
                .start();
        for (int i = 0; i < 300 && !answers(port); i++) {
            Thread.sleep(50);
        }
        return new RtspCamera(vlc, port);
    }

    URI address() {
        return URI.create("rtsp://127.0.0.1:%d/street".formatted(port));
    }

    @Override
    public void close() {
        vlc.descendants().forEach(ProcessHandle::destroyForcibly);
        vlc.destroyForcibly().onExit().join();
    }

    private static boolean answers(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean runs(String... command) {
        try {
            run(command);
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("%s did not work".formatted(command[0]));
        }
    }
}
