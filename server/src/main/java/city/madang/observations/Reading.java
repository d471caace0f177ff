package city.madang.observations;

/// One stored reading.
///
/// @param time phenomenon time, epoch milliseconds UTC
/// @param result in the unit of its datastream
/// @param quality one of [Quality#code()]
public record Reading(int datastream, long time, double result, byte quality) {}
