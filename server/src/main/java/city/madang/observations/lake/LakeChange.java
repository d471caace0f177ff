package city.madang.observations.lake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step of the lake, made durable whole or not at all.
///
/// @param removed files whose rows are all in `added`
/// @param seal what left the log; absent if the same rows were only arranged anew
public record LakeChange(
        List<LakeFile> added,
        List<LakeFile> removed,
        @Nullable Seal seal) {

    public LakeChange {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /// Blocks whose readings are in the added files.
    ///
    /// @param through sequence of the newest of them; these blocks leave the log
    /// @param newest the newest reading of every datastream, as a block
    public record Seal(long through, byte[] newest) {}
}
