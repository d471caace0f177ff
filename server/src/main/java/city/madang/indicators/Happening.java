package city.madang.indicators;

import city.madang.observations.EventOffer.Event;
import city.madang.observations.Occurrence;
import java.util.Map;

/// An occurrence or an event, as far as figures need to know it.
///
/// @param id of the stored occurrence or the event
/// @param time when it happened or began, epoch milliseconds
/// @param closed when it was over, epoch milliseconds; [Long#MAX_VALUE] while it is not
/// @param updated when its source last spoke of it, epoch milliseconds
record Happening(
        long id, long time, long closed, long updated, int area, String category, Map<String, String> properties) {

    static Happening of(long id, Occurrence one, Areas areas) {
        long updated = one.updated().toEpochMilli();
        return new Happening(
                id,
                one.time().toEpochMilli(),
                one.status().equals("closed") ? closed(one, updated) : Long.MAX_VALUE,
                updated,
                areas.number(one.district()),
                one.category(),
                one.properties());
    }

    static Happening of(Event one, Areas areas) {
        var closed = one.closed();
        return new Happening(
                one.id(),
                one.began().toEpochMilli(),
                closed == null ? Long.MAX_VALUE : closed.toEpochMilli(),
                one.updated().toEpochMilli(),
                areas.number(one.district()),
                one.category(),
                Map.of());
    }

    /// Its end, unless that lies after the moment in which the source called it closed.
    private static long closed(Occurrence one, long updated) {
        var until = one.until();
        return until == null ? updated : Math.min(until.toEpochMilli(), updated);
    }

    boolean happenedBy(long moment) {
        return time <= moment;
    }

    boolean closedBy(long moment) {
        return closed <= moment;
    }
}
