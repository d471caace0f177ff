package city.madang.indicators.goals;

/// What an indicator shall have reached by the end of a year.
public record Target(double value, int year) {

    /// Where the end of its year lies on a line of years, see [Period#position()].
    double position() {
        return year + 1;
    }
}
