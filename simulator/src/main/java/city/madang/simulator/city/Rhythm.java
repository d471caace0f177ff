package city.madang.simulator.city;

/// How much goes on at each hour of the day, as a multiple of the daily mean.
public enum Rhythm {
    /// The same day and night.
    FLAT(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    /// Bus boardings of April 2022, 129.6 million; source: bus-ridership-hourly.
    BUS(
            0.7, 0.19, 0.04, 0.02, 0.01, 0.15, 0.34, 0.68, 1.66, 2.04, 1.37, 1.07, 1.07, 1.17, 1.23, 1.25, 1.43, 1.63,
            1.74, 1.99, 1.43, 1.07, 1.0, 0.91, 0.51),
    /// Fires by hour, 905 fires of 2021; source: safety-fire.
    FIRE(
            0.95, 0.82, 0.74, 0.72, 0.77, 0.58, 0.69, 0.45, 0.64, 0.74, 0.72, 1.59, 1.11, 1.14, 1.35, 1.51, 1.09, 1.3,
            1.38, 1.49, 1.33, 1.09, 1.11, 0.88, 0.77),
    /// Offices, counters and call centres: nine to six with a dip at noon.
    OFFICE(
            0.25, 0.05, 0.03, 0.02, 0.02, 0.03, 0.08, 0.2, 0.6, 1.6, 2.6, 2.9, 2.7, 1.9, 2.4, 2.7, 2.6, 2.4, 2.0, 0.9,
            0.45, 0.3, 0.25, 0.2, 0.1),
    /// Shops, streets and parks: rises through the day, highest early in the evening.
    STREET(
            1.1, 0.35, 0.22, 0.15, 0.12, 0.13, 0.2, 0.4, 0.75, 1.05, 1.1, 1.2, 1.45, 1.55, 1.45, 1.4, 1.45, 1.55, 1.75,
            1.85, 1.7, 1.5, 1.25, 0.9, 0.6),
    /// Rental bikes: two commuting peaks, the evening one higher.
    BIKE(
            0.7, 0.4, 0.25, 0.16, 0.1, 0.12, 0.25, 0.6, 1.3, 1.6, 0.9, 0.75, 0.85, 0.95, 1.0, 1.1, 1.25, 1.55, 2.2, 1.9,
            1.5, 1.35, 1.2, 1.0, 0.65),
    /// Homes: morning and evening, for water and heat.
    HOME(
            0.95, 0.62, 0.5, 0.44, 0.44, 0.55, 0.85, 1.2, 1.4, 1.3, 1.15, 1.05, 1.05, 1.05, 1.0, 0.98, 1.0, 1.08, 1.2,
            1.3, 1.32, 1.3, 1.15, 0.95, 0.72),
    /// Electricity: a high working day over a steady base.
    POWER(
            1, 0.86, 0.81, 0.78, 0.77, 0.78, 0.82, 0.9, 0.98, 1.06, 1.1, 1.12, 1.1, 1.1, 1.13, 1.14, 1.14, 1.13, 1.11,
            1.08, 1.05, 1.02, 0.98, 0.93, 0.9),
    /// The sun.
    SUN(0, 0, 0, 0, 0, 0, 0, 0.15, 0.7, 1.6, 2.5, 3.1, 3.5, 3.4, 3.0, 2.4, 1.7, 0.9, 0.25, 0, 0, 0, 0, 0, 0),
    /// Entertainment and emergency rooms: the evening and the early night.
    EVENING(
            0.8, 0.85, 0.7, 0.55, 0.45, 0.4, 0.4, 0.5, 0.65, 0.9, 1.1, 1.1, 1.05, 1.05, 1.05, 1.05, 1.1, 1.15, 1.25,
            1.4, 1.5, 1.5, 1.35, 1.2, 1.0);

    private final double weekend;
    private final double[] hours;

    Rhythm(double weekend, double... hours) {
        this.weekend = weekend;
        this.hours = hours;
    }

    /// The multiple at a moment, smooth between the middles of the hours, with the weekend's factor.
    public double at(Moment moment) {
        return hourly(moment.hour()) * (moment.weekend() ? weekend : 1);
    }

    private double hourly(double hour) {
        var position = hour - 0.5;
        var slot = (int) Math.floor(position);
        var part = position - slot;
        return hours[Math.floorMod(slot, 24)] * (1 - part) + hours[Math.floorMod(slot + 1, 24)] * part;
    }
}
