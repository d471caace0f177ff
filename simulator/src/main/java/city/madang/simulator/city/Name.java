package city.madang.simulator.city;

/// A name in both languages.
public record Name(String ko, String en) {}
