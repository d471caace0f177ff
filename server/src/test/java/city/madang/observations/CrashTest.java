package city.madang.observations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the real server with SIGKILL while readings are pushed to it, twenty times at random moments, with
/// a seal every second so that seals are hit too. Then every acknowledged reading must be there, and none
/// twice.
@Tag("journey")
class CrashTest {

    private static final int KILLS = 20;
    private static final int SENDERS = 4;
    private static final long SEED = 20_261_121;

    @TempDir
    private Path folder;

    private @Nullable Process server;

    @AfterEach
    void stop() throws Exception {
        var running = server;
        if (running != null) {
            running.destroy();
            running.waitFor();
        }
    }

    @Test
    void keepsEveryAcknowledgedReadingOnceWheneverItIsKilled() throws Exception {
        var random = new Random(SEED);
        int port = freePort();
        var senders = new ArrayList<CrashSender>();
        for (int round = 0; round <= KILLS; round++) {
            var process = start(port);
            if (senders.isEmpty()) {
                for (int i = 0; i < SENDERS; i++) {
                    senders.add(CrashSender.register(port, i));
                }
            }
            if (round < KILLS) {
                var running = senders.stream().map(CrashSender::start).toList();
                Thread.sleep(random.nextInt(100, 3000));
                process.destroyForcibly().waitFor();
                join(running);
            }
        }

        for (var sender : senders) {
            sender.deliverWhatIsInDoubt();
            assertThat(sender.stored()).isEqualTo(sender.acknowledged());
        }
    }

    private Process start(int port) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx400m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashServer.class.getName(),
                        "--server.port=" + port,
                        "--madang.data=" + folder,
                        "--madang.pack=" + Path.of("../packs/seoul").toRealPath(),
                        "--city.intake.connect=false",
                        "--city.observations.seal-after=1s",
                        "--city.observations.minimum-free=1MB")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/crash-test.log")))
                .start();
        server = process;
        while (!CrashSender.isUp(port)) {
            assertThat(process.isAlive()).as("the server starts again").isTrue();
            Thread.sleep(50);
        }
        return process;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (var thread : threads) {
            thread.join();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
