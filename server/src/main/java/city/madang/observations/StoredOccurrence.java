package city.madang.observations;

import java.time.Instant;

/// An occurrence as it is kept.
///
/// @param id number given when it was first stored
/// @param version grows with every change of any occurrence; unique
/// @param stored when this version became durable
public record StoredOccurrence(long id, long version, Instant stored, Occurrence occurrence) {}
