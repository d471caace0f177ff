package city.madang.cameras.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One camera's moving picture on its way from RTSP to files that browsers play.
final class Stream implements AutoCloseable {

    /// Length of one part, seconds; a part cannot be shorter than the camera's distance between key frames.
    private static final int PART_SECONDS = 1;
    /// Parts in the playlist: RFC 8216 asks for at least three times the longest.
    private static final int PARTS = 6;
    /// Parts that have left the playlist and are still there for a viewer who is slow.
    private static final int PARTS_KEPT = 8;
    /// A camera that sends nothing for so long is given up, microseconds.
    private static final String SILENCE = "10000000";

    private final Process process;
    private final Path folder;
    private final Path words;
    private volatile long asked = System.nanoTime();

    private Stream(Process process, Path folder, Path words) {
        this.process = process;
        this.folder = folder;
        this.words = words;
    }

    /// Starts fetching.
    ///
    /// @param address RTSP; over TCP if the camera can, because it passes walls and loses nothing
    /// @param folder an empty folder for its files
    /// @throws IOException if the program does not start
    static Stream begin(String ffmpeg, String address, Path folder) throws IOException {
        var words = folder.resolve("ffmpeg.log");
        var process = new ProcessBuilder(List.of(
                        ffmpeg,
                        "-nostdin",
                        "-hide_banner",
                        "-loglevel",
                        "error",
                        "-rtsp_flags",
                        "prefer_tcp",
                        "-timeout",
                        SILENCE,
                        "-i",
                        address,
                        "-an",
                        "-c:v",
                        "copy",
                        "-f",
                        "hls",
                        "-hls_time",
                        Integer.toString(PART_SECONDS),
                        "-hls_list_size",
                        Integer.toString(PARTS),
                        "-hls_delete_threshold",
                        Integer.toString(PARTS_KEPT),
                        "-hls_flags",
                        "delete_segments+independent_segments+omit_endlist",
                        "-hls_segment_type",
                        "fmp4",
                        "-hls_fmp4_init_filename",
                        "init.mp4",
                        "-hls_segment_filename",
                        folder.resolve("part-%d.m4s").toString(),
                        folder.resolve("index.m3u8").toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(words.toFile())
                .start();
        return new Stream(process, folder, words);
    }

    Path folder() {
        return folder;
    }

    void asked() {
        asked = System.nanoTime();
    }

    boolean runs() {
        return process.isAlive();
    }

    boolean isIdle(Duration idle) {
        return System.nanoTime() - asked > idle.toNanos();
    }

    /// Waits until there is something to play.
    ///
    /// @return whether there is
    boolean awaitPlaylist(String name, Duration patience) {
        var playlist = folder.resolve(name);
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (!Files.exists(playlist)) {
                if (System.nanoTime() > end || process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    return false;
                }
                // Whoever waits looks.
                asked();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// What the program said last, without the address, which may hold a password.
    String lastWords() {
        try {
            var said = Files.readString(words, StandardCharsets.UTF_8).strip();
            var last = said.substring(said.lastIndexOf('\n') + 1);
            return last.replaceAll("rtsps?://\\S+", "the camera");
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
