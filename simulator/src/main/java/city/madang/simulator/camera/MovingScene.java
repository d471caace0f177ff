package city.madang.simulator.camera;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Site;
import java.awt.image.DataBufferInt;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.InstantSource;
import java.util.List;

/// What one camera sees, drawn some times a second and encoded as H.264 by ffmpeg.
final class MovingScene implements AutoCloseable {

    /// Pictures a second.
    static final int RATE = 5;

    /// Takes the parts of the encoded picture.
    @FunctionalInterface
    interface Sink {

        /// @param unit a network abstraction layer unit without its start code (ITU-T H.264, 7.3.1)
        void take(byte[] unit) throws IOException;
    }

    private final City city;
    private final Site camera;
    private final InstantSource clock;
    private volatile boolean closed;
    private final Process encoder;

    MovingScene(City city, Site camera, InstantSource clock) throws IOException {
        this.city = city;
        this.camera = camera;
        this.clock = clock;
        this.encoder = new ProcessBuilder(List.of(
                        "ffmpeg",
                        "-loglevel",
                        "quiet",
                        "-f",
                        "rawvideo",
                        "-pix_fmt",
                        "bgr0",
                        "-s",
                        StreetScene.WIDTH + "x" + StreetScene.HEIGHT,
                        "-r",
                        Integer.toString(RATE),
                        "-i",
                        "-",
                        "-c:v",
                        "libx264",
                        "-preset",
                        "ultrafast",
                        "-tune",
                        "zerolatency",
                        "-threads",
                        "1",
                        "-g",
                        Integer.toString(RATE),
                        "-pix_fmt",
                        "yuv420p",
                        "-bsf:v",
                        "dump_extra",
                        "-f",
                        "h264",
                        "-"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// Sends pictures until it is closed or the sink fails.
    void play(Sink sink) throws IOException {
        Thread.ofVirtual().name("brush").start(this::draw);
        readUnits(new BufferedInputStream(encoder.getInputStream(), 1 << 16), sink);
    }

    private void draw() {
        var row =
                ByteBuffer.allocate(StreetScene.WIDTH * StreetScene.HEIGHT * 4).order(ByteOrder.LITTLE_ENDIAN);
        try (var out = encoder.getOutputStream()) {
            while (!closed) {
                var image = new StreetScene(city, camera, Moment.of(clock.instant())).draw();
                row.clear();
                row.asIntBuffer().put(((DataBufferInt) image.getRaster().getDataBuffer()).getData());
                out.write(row.array());
                out.flush();
                Thread.sleep(1000 / RATE);
            }
        } catch (IOException e) {
            // The encoder ended: so does the drawing.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Cuts the byte stream at its start codes (ITU-T H.264, annex B).
    static void readUnits(InputStream in, Sink sink) throws IOException {
        var unit = new ByteArrayOutputStream(1 << 15);
        int zeros = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == 1 && zeros >= 2) {
                if (unit.size() > 0) {
                    sink.take(unit.toByteArray());
                }
                unit.reset();
                zeros = 0;
            } else if (next == 0) {
                zeros++;
            } else {
                for (; zeros > 0; zeros--) {
                    unit.write(0);
                }
                unit.write(next);
            }
        }
        if (unit.size() > 0) {
            sink.take(unit.toByteArray());
        }
    }

    @Override
    public void close() {
        closed = true;
        encoder.destroyForcibly();
    }
}
