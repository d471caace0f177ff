package city.madang.observations.lake;

import city.madang.observations.lake.LakeFile.Kind;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Merges small files of a partition into larger ones, because a question pays about a millisecond for
/// every file.
///
/// Files are merged with others of about their size, eight at a time, so that a reading is rewritten once
/// for every eightfold growth. A partition nothing was added to lately is merged into one file.
final class Compaction {

    private static final int FAN = 8;
    private static final long MOST_ROWS = 30_000_000;

    private final Duck duck;
    private final LakeFolder folder;

    Compaction(Duck duck, LakeFolder folder) {
        this.duck = duck;
        this.folder = folder;
    }

    /// Files of one partition that are to become one.
    record Merge(Kind kind, String partition, List<LakeFile> files) {}

    /// What to merge next, or nothing if the lake is in order.
    ///
    /// @param quietBefore partitions whose newest file is of an earlier generation than this are merged whole
    Optional<Merge> next(LakeSnapshot lake, long quietBefore) {
        for (var kind : Kind.values()) {
            for (var partition : lake.partitions(kind).entrySet()) {
                var files = partition.getValue();
                boolean quiet = files.stream().allMatch(file -> generation(file) < quietBefore);
                var chosen = quiet && rows(files) <= MOST_ROWS ? files : similar(files);
                if (chosen.size() > 1) {
                    return Optional.of(new Merge(kind, partition.getKey(), chosen));
                }
            }
        }
        return Optional.empty();
    }

    /// Writes the merged file.
    LakeChange merge(Merge merge, long generation) throws SQLException, IOException {
        LakeFile merged = duck.work(connection -> {
            var parts = LakeFileWriter.read(folder, merge.files());
            var select = merge.kind() == Kind.RAW ? "select * from " + parts : Rollup.merged(parts);
            try {
                return new LakeFileWriter(folder, connection, generation)
                        .write(merge.kind(), merge.partition(), select);
            } catch (IOException e) {
                throw new SQLException(e);
            }
        });
        return new LakeChange(List.of(merged), merge.files(), null);
    }

    private static List<LakeFile> similar(List<LakeFile> files) {
        var bySize =
                files.stream().sorted(Comparator.comparingLong(LakeFile::rows)).toList();
        for (int first = 0; first + FAN <= bySize.size(); first++) {
            var group = bySize.subList(first, first + FAN);
            if (group.getLast().rows() <= Math.max(100_000, group.getFirst().rows() * FAN)
                    && rows(group) <= MOST_ROWS) {
                return group;
            }
        }
        return List.of();
    }

    private static long rows(List<LakeFile> files) {
        return files.stream().mapToLong(LakeFile::rows).sum();
    }

    /// The generation that a file was written for is the beginning of its name.
    private static long generation(LakeFile file) {
        var name = file.path().substring(file.path().lastIndexOf('/') + 1);
        return Long.parseLong(name.substring(0, name.indexOf('-')));
    }
}
