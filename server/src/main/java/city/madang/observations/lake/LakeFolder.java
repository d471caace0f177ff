package city.madang.observations.lake;

import city.madang.observations.lake.LakeFile.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files themselves: their names, their way to disk, and whether they are still what the catalogue says.
///
/// A file is read from end to end and compared with its checksum before it is first used, and again when
/// its size or its time on disk changed; after that a look at these two is enough.
public final class LakeFolder {

    private static final Logger log = LoggerFactory.getLogger(LakeFolder.class);
    private static final int CHUNK = 1 << 20;

    private final Path root;
    private final Map<String, Stamp> verified = new ConcurrentHashMap<>();

    /// @param root the lake folder; made if it is absent
    public LakeFolder(Path root) {
        this.root = root.toAbsolutePath();
        try {
            for (var kind : Kind.values()) {
                Files.createDirectories(this.root.resolve(kind.folder()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a file looked like when it was verified.
    private record Stamp(long bytes, long modified) {}

    Path path(LakeFile file) {
        return root.resolve(file.path());
    }

    /// A name that no file has had, below a folder that exists.
    String newName(Kind kind, String partition, long generation) {
        var name = "%s/%s/%d-%08x.parquet"
                .formatted(
                        kind.folder(),
                        partition,
                        generation,
                        ThreadLocalRandom.current().nextInt());
        try {
            Files.createDirectories(root.resolve(kind.folder()).resolve(partition));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return name;
    }

    Path resolve(String name) {
        return root.resolve(name);
    }

    /// Forces a new file and its name to disk.
    ///
    /// @return its CRC-32C
    int persist(String name) throws IOException {
        var path = root.resolve(name);
        int checksum = checksum(path);
        force(path, StandardOpenOption.WRITE);
        force(root.resolve(name.substring(0, name.lastIndexOf('/'))), StandardOpenOption.READ);
        force(root.resolve(name.substring(0, name.indexOf('/'))), StandardOpenOption.READ);
        verified.put(name, stamp(path));
        return checksum;
    }

    /// Why this file cannot be used, or empty if it can.
    String damage(LakeFile file) {
        var path = path(file);
        try {
            if (!Files.exists(path)) {
                return "missing";
            }
            var now = stamp(path);
            if (now.equals(verified.get(file.path()))) {
                return "";
            }
            if (now.bytes() != file.bytes()) {
                return "has %d bytes instead of %d".formatted(now.bytes(), file.bytes());
            }
            if (checksum(path) != file.checksum()) {
                return "checksum differs";
            }
            verified.put(file.path(), now);
            return "";
        } catch (IOException e) {
            return "unreadable: " + e.getMessage();
        }
    }

    /// Forgets that these files were verified, so that their next use reads them from end to end.
    void doubt(List<LakeFile> files) {
        files.forEach(file -> verified.remove(file.path()));
    }

    /// Moves a damaged file out of the way, for somebody to look at.
    void moveAside(LakeFile file) {
        var path = path(file);
        var target = root.resolve("aside").resolve(file.path().replace('/', '_'));
        try {
            if (Files.exists(path)) {
                Files.createDirectories(root.resolve("aside"));
                Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            log.warn("a damaged file stays where it is path={} reason=\"{}\"", path, e.getMessage());
        }
    }

    void delete(String name) {
        try {
            verified.remove(name);
            Files.deleteIfExists(root.resolve(name));
        } catch (IOException e) {
            log.warn("a file of the lake was not deleted path={} reason=\"{}\"", name, e.getMessage());
        }
    }

    /// Deletes the files that a killed server left behind: written, but never in the catalogue.
    ///
    /// @return how many
    int sweep(LakeSnapshot lake) {
        var known = new HashSet<String>();
        lake.files().forEach(file -> known.add(file.path()));
        lake.aside().forEach(file -> known.add(file.path()));
        int swept = 0;
        for (var kind : Kind.values()) {
            try (var files = Files.walk(root.resolve(kind.folder()))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var name = root.relativize(file).toString().replace('\\', '/');
                    if (!known.contains(name)) {
                        delete(name);
                        swept++;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return swept;
    }

    private static Stamp stamp(Path path) throws IOException {
        return new Stamp(Files.size(path), Files.getLastModifiedTime(path).toMillis());
    }

    private static int checksum(Path path) throws IOException {
        var crc = new CRC32C();
        var chunk = ByteBuffer.allocateDirect(CHUNK);
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            while (channel.read(chunk) >= 0) {
                crc.update(chunk.flip());
                chunk.clear();
            }
        }
        return (int) crc.getValue();
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (var channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
