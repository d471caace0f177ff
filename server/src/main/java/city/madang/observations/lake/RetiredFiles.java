package city.madang.observations.lake;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;

/// Files that no longer count but may still be read by a question that began earlier. They are deleted a
/// little later; after a crash they are swept at the start. For one thread.
final class RetiredFiles {

    /// Longer than any question may take.
    private static final Duration REST = Duration.ofMinutes(2);

    private final LakeFolder folder;
    private final Clock clock;
    private final ArrayDeque<Retired> files = new ArrayDeque<>();

    RetiredFiles(LakeFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    private record Retired(String name, long since) {}

    void add(List<LakeFile> retired) {
        retired.forEach(file -> files.add(new Retired(file.path(), clock.millis())));
    }

    void deleteOld() {
        long before = clock.millis() - REST.toMillis();
        while (!files.isEmpty() && files.getFirst().since() < before) {
            folder.delete(files.removeFirst().name());
        }
    }
}
