package city.madang.observations.lake;

/// Says which files make up the lake. Ours is a table in PostgreSQL; Apache Iceberg can take its place,
/// because a change is exactly one Iceberg commit: files added, files removed, and a summary.
public interface LakeCatalogue {

    /// Reads the files that count now.
    LakeSnapshot load();

    /// The newest reading of every datastream at the last seal, as a block; empty before the first.
    byte[] newest();

    /// Adds and removes files, trims the log and keeps the newest readings, in one transaction.
    ///
    /// @return the lake after it
    /// @throws city.madang.platform.CityException UNAVAILABLE if it is unknown whether the change was made
    LakeSnapshot commit(LakeChange change);

    /// Takes a missing or damaged file out of all answers.
    LakeSnapshot setAside(LakeFile file, String reason);
}
