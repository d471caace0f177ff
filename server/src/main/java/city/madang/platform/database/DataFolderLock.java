package city.madang.platform.database;

import city.madang.platform.CityException;
import city.madang.platform.MadangProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.stereotype.Component;

/// Holds the data folder for one process at a time. The operating system lets go of it when that process dies,
/// however it dies.
@Component
final class DataFolderLock implements AutoCloseable {

    private final FileChannel channel;

    DataFolderLock(MadangProperties madang) {
        this.channel = take(madang.data());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static FileChannel take(Path data) {
        try {
            var folder = Files.createDirectories(data.resolve("run"));
            var channel = FileChannel.open(
                    folder.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new CityException(
                        CityException.Category.CONFLICT,
                        "A Madang server already runs on the data folder '%s'. Stop it, or use another folder."
                                .formatted(data.toAbsolutePath()));
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder '%s' cannot be used".formatted(data), e);
        }
    }

    private static @org.jspecify.annotations.Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
