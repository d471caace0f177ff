package city.madang.live;

import city.madang.observations.StateView;
import java.time.Instant;

/// The moment a picture is drawn for: now, or a past one that is looked back at.
///
/// @param at the moment, UTC
/// @param state the newest readings as they stood then
/// @param past whether it is looked back at; false for now
public record Moment(Instant at, StateView state, boolean past) {

    /// The live city.
    public static Moment now(Instant at, StateView state) {
        return new Moment(at, state, false);
    }

    public long epochMillis() {
        return at.toEpochMilli();
    }
}
