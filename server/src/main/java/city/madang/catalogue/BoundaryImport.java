package city.madang.catalogue;

import city.madang.identity.Level;
import java.util.List;

/// What became of a file of official shapes.
///
/// @param level what it held
/// @param features areas in the file
/// @param matched areas that are of this city
/// @param stored jurisdictions whose shape is new or different now; 0 if the file was imported before
/// @param unchanged jurisdictions whose shape was the same already
/// @param unmatched what the file says of areas that are not of this city
/// @param without names of jurisdictions of that level for which the file had no area
public record BoundaryImport(
        Level level,
        int features,
        int matched,
        int stored,
        int unchanged,
        List<String> unmatched,
        List<String> without) {}
