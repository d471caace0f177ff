package city.madang.indicators.goals;

/// Women and men side by side, of one period and place.
public record Gap(Period period, double female, double male) {

    /// Women less men, in the unit of the indicator.
    public double difference() {
        return female - male;
    }

    /// Whether the two are nearer to each other than in `earlier`.
    public boolean narrowerThan(Gap earlier) {
        return Math.abs(difference()) < Math.abs(earlier.difference());
    }
}
