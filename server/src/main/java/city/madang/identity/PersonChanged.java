package city.madang.identity;

/// Somebody's name, role, place or right to sign in was changed.
///
/// @param person their id
public record PersonChanged(long person) {}
