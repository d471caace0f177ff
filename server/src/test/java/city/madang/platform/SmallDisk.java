package city.madang.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// A disk of a few megabytes that a test can really fill: a tmpfs. Only root may mount one; elsewhere the tests that
/// need it say that they were skipped.
public final class SmallDisk implements AutoCloseable {

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    public static SmallDisk mount(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        if (!run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString())) {
            System.out.println("SKIPPED: a disk cannot be filled here, because no tmpfs may be mounted");
            Assumptions.abort("no tmpfs may be mounted");
        }
        return new SmallDisk(folder);
    }

    private static boolean run(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public Path folder() {
        return folder;
    }

    /// Writes a file until less than `left` bytes are free; 0 to fill the disk to the last byte.
    public void fill(long left) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("ballast"))) {
            var chunk = new byte[4096];
            while (left == 0 || folder.toFile().getUsableSpace() >= left) {
                out.write(chunk);
            }
        } catch (IOException e) {
            if (left > 0 || folder.toFile().getUsableSpace() > 4096) {
                throw e;
            }
        }
    }

    public void makeSpace() throws IOException {
        Files.delete(folder.resolve("ballast"));
    }

    @Override
    public void close() {
        // Lazily: a file that is still open must not keep the disk mounted for ever.
        run("umount", "-l", folder.toString());
    }
}
