package city.madang.observations;

/// A registered series of readings: one property of one thing in one unit (SensorThings: Datastream).
///
/// @param number dense, from 0, kept for ever
/// @param thing number of its thing
/// @param property id of the observed property, for example `pm25`
/// @param unit symbol of the unit, for example `µg/m³`
public record Datastream(int number, int thing, String property, String unit) {}
