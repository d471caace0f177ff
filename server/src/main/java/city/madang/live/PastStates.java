package city.madang.live;

import city.madang.observations.StateView;
import java.time.Instant;

/// The city's newest readings as they stood at a past moment.
interface PastStates {

    StateView at(Instant moment);
}
