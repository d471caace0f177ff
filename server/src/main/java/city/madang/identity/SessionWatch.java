package city.madang.identity;

import city.madang.platform.Watch;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Ends sessions when their time is over, so that a screen nobody touches does not show an official's view for
/// ever.
@Component
final class SessionWatch extends Watch {

    private static final Duration PACE = Duration.ofMinutes(1);

    private final StaffSessions sessions;

    SessionWatch(StaffSessions sessions) {
        super("session-watch", PACE, PACE);
        this.sessions = sessions;
    }

    @Override
    protected void round() {
        sessions.sweep();
    }
}
