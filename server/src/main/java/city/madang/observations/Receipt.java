package city.madang.observations;

/// What became of a batch once it is durable.
///
/// @param stored readings that are now on disk for the first time
/// @param duplicates readings that were there already and were not stored again
public record Receipt(int stored, int duplicates) {}
