package city.madang.catalogue;

/// A place and how far away it is.
///
/// @param metres great-circle distance
public record NearPlace(Place place, double metres) {}
