package city.madang.boards.presentation;

import city.madang.platform.LocalText;
import java.util.List;

/// A presentation as it stands.
///
/// @param id hard to guess: whoever of the staff has it may follow
/// @param host who drives
/// @param state the query of the host's wall, empty or beginning with `?`: scene, district, layers, time
/// @param over whether the host ended it, or left without ending it
/// @param followers in the order in which they came
/// @param revision grows with every change
public record Presentation(
        String id, LocalText host, String state, boolean over, List<Follower> followers, long revision) {

    public Presentation {
        followers = List.copyOf(followers);
    }

    /// Somebody who follows.
    ///
    /// @param looking whether they see what the host shows; false while they look at something else
    public record Follower(LocalText name, boolean looking) {}
}
