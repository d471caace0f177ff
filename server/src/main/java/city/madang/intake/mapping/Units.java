package city.madang.intake.mapping;

import java.util.Map;

/// Conversions between the units that city systems deliver and those that Madang keeps.
final class Units {

    /// `kept = delivered × scale + offset`.
    record Conversion(double scale, double offset) {

        static final Conversion NONE = new Conversion(1, 0);

        double apply(double delivered) {
            return delivered * scale + offset;
        }

        boolean changes() {
            return scale != 1 || offset != 0;
        }
    }

    /// Unit → its quantity and what one of it is in the quantity's first unit. Exact by definition of the units
    /// (BIPM SI brochure; international mile 1,609.344 m).
    private record Unit(String quantity, double scale, double offset) {}

    private static final Map<String, Unit> UNITS = Map.ofEntries(
            unit("m/s", "speed", 1),
            unit("km/h", "speed", 1 / 3.6),
            unit("mph", "speed", 0.44704),
            unit("kn", "speed", 1852.0 / 3600),
            Map.entry("°C", new Unit("temperature", 1, 0)),
            Map.entry("C", new Unit("temperature", 1, 0)),
            Map.entry("K", new Unit("temperature", 1, -273.15)),
            Map.entry("°F", new Unit("temperature", 5 / 9.0, -160 / 9.0)),
            Map.entry("F", new Unit("temperature", 5 / 9.0, -160 / 9.0)),
            unit("ppm", "fraction", 1),
            unit("ppb", "fraction", 0.001),
            unit("%", "fraction", 10_000),
            unit("ratio", "fraction", 1_000_000),
            unit("µg/m³", "density", 1),
            unit("ug/m3", "density", 1),
            unit("μg/m³", "density", 1),
            unit("mg/m3", "density", 1000),
            unit("mg/m³", "density", 1000),
            unit("m", "length", 1),
            unit("cm", "length", 0.01),
            unit("mm", "length", 0.001),
            unit("km", "length", 1000),
            unit("mm/h", "rain", 1),
            unit("cm/h", "rain", 10),
            unit("s", "time", 1),
            unit("ms", "time", 0.001),
            unit("min", "time", 60),
            unit("h", "time", 3600),
            unit("W", "power", 1),
            unit("kW", "power", 1000),
            unit("MW", "power", 1_000_000),
            unit("GW", "power", 1e9),
            unit("hPa", "pressure", 100),
            unit("kPa", "pressure", 1000),
            unit("Pa", "pressure", 1),
            unit("bar", "pressure", 100_000),
            unit("m³/s", "flow", 1),
            unit("m3/s", "flow", 1),
            unit("m³/h", "flow", 1 / 3600.0),
            unit("m3/h", "flow", 1 / 3600.0),
            unit("l/s", "flow", 0.001),
            unit("m³/d", "flow", 1 / 86_400.0),
            unit("kB", "bytes", 1000),
            unit("MB", "bytes", 1_000_000),
            unit("GB", "bytes", 1e9),
            unit("B", "bytes", 1),
            unit("mg/L", "solution", 1),
            unit("µg/L", "solution", 0.001),
            unit("g/L", "solution", 1000));

    private Units() {}

    private static Map.Entry<String, Unit> unit(String symbol, String quantity, double scale) {
        return Map.entry(symbol, new Unit(quantity, scale, 0));
    }

    /// @throws IllegalArgumentException if one of the units is unknown or they measure different things
    static Conversion between(String delivered, String kept) {
        if (delivered.equals(kept)) {
            return Conversion.NONE;
        }
        var from = UNITS.get(delivered);
        var to = UNITS.get(kept);
        if (from == null || to == null || !from.quantity().equals(to.quantity())) {
            throw new IllegalArgumentException("The unit '%s' cannot be converted to '%s'".formatted(delivered, kept));
        }
        return new Conversion(from.scale() / to.scale(), (from.offset() - to.offset()) / to.scale());
    }
}
