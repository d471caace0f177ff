package city.madang.calls;

import city.madang.identity.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody's place in a call. Guarded by the [Switchboard].
final class Seat {

    enum State {
        RINGING,
        IN,
        AWAY
    }

    final Person person;
    final Person invitedBy;
    State state = State.RINGING;
    Instant since;

    @Nullable
    Line line;

    int leg;
    boolean sound = true;
    boolean picture = true;
    boolean screen;

    /// What their wall shows while they share it; absent while they do not.
    @Nullable
    String board;

    Seat(Person person, Person invitedBy, Instant since) {
        this.person = person;
        this.invitedBy = invitedBy;
        this.since = since;
    }

    void sit(Line at, Instant now, boolean fresh) {
        line = at;
        state = State.IN;
        since = now;
        if (fresh) {
            leg++;
            sound = true;
            picture = true;
            screen = false;
            board = null;
        }
    }

    void lose(Instant now) {
        line = null;
        state = State.AWAY;
        since = now;
    }
}
