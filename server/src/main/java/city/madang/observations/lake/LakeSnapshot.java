package city.madang.observations.lake;

import city.madang.observations.lake.LakeFile.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which files make up the lake at one moment. Immutable.
///
/// @param generation grows by one with every change
/// @param sealedThrough sequence of the newest block of the log whose readings are in these files
/// @param aside files that are missing or damaged: what they held cannot be answered
public record LakeSnapshot(long generation, long sealedThrough, List<LakeFile> files, List<LakeFile> aside) {

    public LakeSnapshot {
        files = List.copyOf(files);
        aside = List.copyOf(aside);
    }

    /// The files of a kind that may hold rows from `begin` to before `end` of datastreams in the range.
    public List<LakeFile> plan(Kind kind, long begin, long end, int least, int most) {
        return plan(files, kind, begin, end, least, most);
    }

    /// The files set aside that would have belonged to the plan.
    public List<LakeFile> missing(Kind kind, long begin, long end, int least, int most) {
        return plan(aside, kind, begin, end, least, most);
    }

    /// The files of one kind by partition.
    Map<String, List<LakeFile>> partitions(Kind kind) {
        var partitions = new HashMap<String, List<LakeFile>>();
        for (var file : files) {
            if (file.kind() == kind) {
                partitions
                        .computeIfAbsent(file.partition(), name -> new java.util.ArrayList<>())
                        .add(file);
            }
        }
        return partitions;
    }

    private static List<LakeFile> plan(List<LakeFile> files, Kind kind, long begin, long end, int least, int most) {
        return files.stream()
                .filter(file -> file.kind() == kind && file.overlaps(begin, end, least, most))
                .toList();
    }
}
