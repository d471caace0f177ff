package city.madang.calls;

import city.madang.platform.LocalText;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the server says on a line, see docs/api/calls.md.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "say")
public sealed interface Said {

    /// Somebody who can be called.
    ///
    /// @param about office or district they work for; absent for none
    /// @param reachable whether a window of theirs is open
    /// @param busy whether they are in a call
    record Someone(
            long id,
            LocalText name,
            LocalText role,
            @Nullable LocalText about,
            boolean reachable,
            boolean busy) {}

    /// The first word on a line.
    ///
    /// @param returnSeconds how long the seat of a broken line is kept
    @JsonTypeName("welcome")
    record Welcome(Someone you, List<CallsProperties.IceServer> iceServers, long ringSeconds, long returnSeconds)
            implements Said {}

    /// The answer to a sign of life.
    @JsonTypeName("here")
    record Here() implements Said {}

    /// Who can be called about a subject, the person in charge first.
    ///
    /// @param others further staff who are reachable now
    /// @param mayCall whether the asker may call about it
    @JsonTypeName("who")
    record Who(String subject, LocalText title, List<Someone> people, List<Someone> others, boolean mayCall)
            implements Said {}

    /// Somebody calls.
    @JsonTypeName("ringing")
    record Ringing(long call, String subject, LocalText title, Someone from, Instant since) implements Said {}

    /// It rings no longer in this window.
    @JsonTypeName("stopped")
    record Stopped(long call, String why) implements Said {}

    /// Somebody of a call.
    ///
    /// @param state `in`, `ringing` or `away` (their line broke, the seat is kept)
    /// @param leg counts the windows they were in the call with; a new one needs new connections
    /// @param sound whether their microphone is on, as far as they told
    /// @param picture whether a camera or a screen of theirs is on, as far as they told
    record Seated(Someone who, String state, int leg, boolean sound, boolean picture, boolean screen, boolean board) {}

    /// A call as it is now; told to everybody in it whenever that changes.
    @JsonTypeName("call")
    record Call(long call, String subject, LocalText title, Instant started, List<Seated> people) implements Said {}

    /// Somebody did not come to a call.
    ///
    /// @param why `missed`, `declined` or `busy`
    @JsonTypeName("unanswered")
    record Unanswered(long call, String subject, Someone who, String why) implements Said {}

    /// A call is over for this window.
    ///
    /// @param why `left`, `over`, `too-late`, `elsewhere` or what became of it, see [Outcome]
    @JsonTypeName("ended")
    record Ended(long call, String why) implements Said {}

    /// What two browsers tell each other to connect: a session description or a candidate.
    @JsonTypeName("signal")
    record Signal(long call, long from, JsonNode body) implements Said {}

    /// What the wall of who shares the board shows.
    ///
    /// @param address query of the address of the wall, empty or beginning with `?`
    @JsonTypeName("board")
    record Board(long call, long from, String address) implements Said {}

    /// Somebody this line asked for can be reached, or no longer.
    @JsonTypeName("presence")
    record Presence(long person, boolean reachable, boolean busy) implements Said {}

    /// Something could not be done.
    ///
    /// @param about what was asked for
    @JsonTypeName("trouble")
    record Trouble(String about, String code, LocalText text) implements Said {}
}
