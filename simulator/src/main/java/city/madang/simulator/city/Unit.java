package city.madang.simulator.city;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A vehicle and its crew on the way to an incident, there, on the way to a hospital, and free again.
///
/// @param id stable: the same vehicle has it in every incident
/// @param incident number of the incident
/// @param way from the station to the scene
/// @param transport absent if it takes nobody to a hospital
public record Unit(
        String id,
        Name name,
        UnitKind kind,
        Site station,
        String incident,
        Times times,
        Route way,
        @Nullable Transport transport) {

    /// Its clocks, epoch seconds.
    ///
    /// @param enRoute when it left its station
    /// @param cleared when it was free again
    public record Times(long dispatched, long enRoute, long arrived, long cleared) {}

    /// Taking somebody to a hospital, epoch seconds.
    ///
    /// @param left when it left the scene
    public record Transport(Site hospital, Route way, long left, long delivered) {}

    /// What a crew is doing.
    public enum State {
        DISPATCHED,
        EN_ROUTE,
        ON_SCENE,
        TRANSPORTING,
        CLEARED;

        /// The word used in records: `en-route`.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Pace of the way home, m/s; an estimate.
    private static final double HOMEWARD = 8;

    private Route home() {
        var end = transport == null ? way : transport.way();
        var from = end.path()[end.path().length - 1];
        return transport == null ? way.back() : Route.of(List.of(from, new double[] {station.lon(), station.lat()}));
    }

    public State state(Moment moment) {
        var second = moment.epochSecond();
        if (second >= times.cleared()) {
            return State.CLEARED;
        }
        if (transport != null && second >= transport.left()) {
            return State.TRANSPORTING;
        }
        if (second >= times.arrived()) {
            return State.ON_SCENE;
        }
        return second >= times.enRoute() ? State.EN_ROUTE : State.DISPATCHED;
    }

    /// Where it is; once it is free it goes home.
    public Route.Spot spot(Moment moment) {
        if (moment.epochSecond() >= times.cleared()) {
            var home = home();
            return along(home, times.cleared(), times.cleared() + Math.round(home.metres() / HOMEWARD), moment);
        }
        if (transport != null && moment.epochSecond() >= transport.left()) {
            return along(transport.way(), transport.left(), transport.delivered(), moment);
        }
        return along(way, times.enRoute(), times.arrived(), moment);
    }

    private static Route.Spot along(Route way, long from, long to, Moment moment) {
        var part = (moment.epochMilli() / 1000.0 - from) / Math.max(1, to - from);
        return way.at(Math.clamp(part, 0, 1) * way.metres());
    }

    /// Its speed, km/h.
    public double speed(Moment moment) {
        var second = moment.epochSecond();
        if (second >= times.enRoute() && second < times.arrived()) {
            return way.metres() / (times.arrived() - times.enRoute()) * 3.6;
        }
        if (transport != null && second >= transport.left() && second < transport.delivered()) {
            return transport.way().metres() / (transport.delivered() - transport.left()) * 3.6;
        }
        return 0;
    }
}
