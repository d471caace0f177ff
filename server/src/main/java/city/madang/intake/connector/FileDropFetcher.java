package city.madang.intake.connector;

import city.madang.intake.document.DocumentReader;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.Tree;
import city.madang.intake.document.UnreadableDocumentException;
import city.madang.intake.mapping.Reason;
import city.madang.intake.net.DeliveryException;
import city.madang.intake.net.Inflater;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes files that were put into a folder: each is read once, when nobody has written to it for a moment, then
/// moved to `done`, or to `failed` if it cannot be read. A file whose records could not be stored stays for the
/// next time.
final class FileDropFetcher implements Fetcher {

    /// A file younger than this may still be written to. Who renames a finished file into place loses nothing by
    /// it.
    private static final Duration SETTLED = Duration.ofMillis(800);

    private static final long BYTES = 256_000_000;
    /// Bytes of an unreadable file that are kept to be looked at.
    private static final int HEAD = 20_000;

    private static final int PART = 5_000;

    private final Path folder;
    private final PathMatcher pattern;
    private final DocumentReader reader;
    private final Clock clock;

    FileDropFetcher(Path folder, @Nullable String pattern, DocumentReader reader, Clock clock) {
        this.folder = folder;
        this.pattern = FileSystems.getDefault().getPathMatcher("glob:" + (pattern == null ? "*" : pattern));
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public Cursor fetch(Cursor cursor, Desk desk) throws DeliveryException {
        try {
            Files.createDirectories(folder.resolve("done"));
            Files.createDirectories(folder.resolve("failed"));
            for (var file : waiting()) {
                take(file, desk);
            }
            return cursor;
        } catch (IOException e) {
            throw new DeliveryException("폴더를 읽을 수 없습니다: " + e.getMessage(), "The folder cannot be read: " + e, e);
        }
    }

    private List<Path> waiting() throws IOException {
        var before = clock.instant().minus(SETTLED);
        try (var files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> pattern.matches(file.getFileName()))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> isOlder(file, before))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isOlder(Path file, Instant moment) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
        } catch (IOException e) {
            return false;
        }
    }

    private void take(Path file, Desk desk) throws IOException {
        var name = file.getFileName().toString();
        try {
            var records = read(file).stream()
                    .map(record -> record.with("$file", new Tree.Leaf(name)))
                    .toList();
            for (int from = 0; from < records.size(); from += PART) {
                desk.take(records.subList(from, Math.min(from + PART, records.size())));
            }
            move(file, "done");
        } catch (UnreadableDocumentException | DeliveryException e) {
            desk.refuse(head(file), Reason.unreadable(name + ": " + e.getMessage()));
            move(file, "failed");
        }
    }

    private List<SourceRecord> read(Path file) throws IOException, UnreadableDocumentException, DeliveryException {
        if (Files.size(file) > BYTES) {
            throw new UnreadableDocumentException("The file is larger than %d bytes".formatted(BYTES));
        }
        return reader.read(Inflater.inflate(Files.readAllBytes(file), BYTES));
    }

    private static byte[] head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private void move(Path file, String to) throws IOException {
        Files.move(file, folder.resolve(to).resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
}
