package city.madang.identity;

/// Somebody's absence was recorded, shortened or taken back: who is in charge may be somebody else now.
///
/// @param person id of who is or was to be away
/// @param deputy id of who stands in for them
public record AbsencesChanged(long person, long deputy) {}
