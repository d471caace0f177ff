package city.madang.simulator.city;

/// Where and when a script is played.
///
/// @param id number of the incident
/// @param start of the first call, epoch seconds
/// @param speed how many seconds of the script pass in one second
public record Scene(
        String id, Script script, District district, Name place, double lon, double lat, long start, double speed) {

    public Scene {
        if (!(speed >= 0.1 && speed <= 120)) {
            throw new IllegalArgumentException("the speed of a story is 0.1 to 120, not %s".formatted(speed));
        }
    }

    /// The moment of a second of the script, epoch seconds.
    long at(double after) {
        return start + Math.round(after / speed);
    }

    /// The second of the script at a moment; negative before the first call.
    double elapsed(Moment moment) {
        return (moment.epochMilli() / 1000.0 - start) * speed;
    }
}
