package city.madang.calls;

import city.madang.identity.AccessChanged;
import city.madang.platform.Watch;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Lets the switchboard look at the clock, and tells it when sessions end.
@Component
class CallWatch extends Watch {

    private static final Duration PACE = Duration.ofMillis(500);

    private final Switchboard switchboard;

    CallWatch(Switchboard switchboard) {
        super("call-watch", PACE, PACE);
        this.switchboard = switchboard;
    }

    @EventListener
    void accessChanged(AccessChanged change) {
        switchboard.closeSession(change.session());
    }

    @Override
    protected void round() {
        switchboard.sweep();
    }
}
