package city.madang.observations;

/// The newest reading of every datastream, either now or as it stood at a past moment. Reading it takes no
/// lock; a reading that arrives meanwhile may or may not be seen.
public interface StateView {

    /// The moment this state describes, epoch milliseconds UTC: the clock for the live state.
    long asOf();

    /// One more than the highest datastream number that may have a value.
    int size();

    /// Phenomenon time of the newest reading, epoch milliseconds UTC; [Long#MIN_VALUE] if there is none.
    long time(int datastream);

    /// The newest result; NaN if there is none.
    double result(int datastream);

    /// [Quality#code()] of the newest reading; 0 if there is none.
    byte quality(int datastream);

    default boolean has(int datastream) {
        return time(datastream) != Long.MIN_VALUE;
    }
}
