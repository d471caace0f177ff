package city.madang.calls;

import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call that is going on. Guarded by the [Switchboard].
final class Conversation {

    final long id;
    final Subject subject;
    final LocalText title;
    final Instant started;
    final Map<Long, Seat> seats = new LinkedHashMap<>();
    boolean answered;

    /// Why nobody came, if it ends without anybody; what happened last counts.
    Outcome inVain = Outcome.CANCELLED;

    Conversation(long id, Subject subject, LocalText title, Instant started) {
        this.id = id;
        this.subject = subject;
        this.title = title;
        this.started = started;
    }

    List<Seat> in(Seat.State state) {
        return seats.values().stream().filter(seat -> seat.state == state).toList();
    }

    /// Whether nobody is left to talk with.
    boolean over() {
        return seats.size() < 2
                || in(Seat.State.IN).isEmpty() && in(Seat.State.AWAY).isEmpty();
    }

    /// Tells everybody in it, except the line `but`.
    void say(Said said, @Nullable Line but) {
        for (var seat : seats.values()) {
            var line = seat.line;
            if (line != null && line != but) {
                line.say(said);
            }
        }
    }
}
