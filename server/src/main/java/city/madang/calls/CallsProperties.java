package city.madang.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How calls are set up: `city.calls.*`.
///
/// @param iceServers the city's own STUN and TURN servers, which browsers ask for a way to each other; none by
///     default, so that no other host is ever contacted and calls work within one network
/// @param ringFor how long somebody is rung before the call counts as missed
/// @param returnWithin how long the seat of somebody whose line broke is kept
/// @param silence how long a line may say nothing before it counts as broken; a browser lets a tab that nobody looks at
///     speak once a minute
/// @param linesPerPerson how many windows of one person may be reachable; a further one closes the oldest
/// @param messagesPerSecond how many messages a line may send in the long run
/// @param burst how many it may send at once; setting up six people takes about a hundred
@ConfigurationProperties("city.calls")
public record CallsProperties(
        @DefaultValue List<IceServer> iceServers,
        @DefaultValue("30s") Duration ringFor,
        @DefaultValue("60s") Duration returnWithin,
        @DefaultValue("90s") Duration silence,
        @DefaultValue("8") int linesPerPerson,
        @DefaultValue("40") int messagesPerSecond,
        @DefaultValue("400") int burst) {

    public CallsProperties {
        iceServers = List.copyOf(iceServers);
    }

    /// A server as browsers know it (W3C WebRTC, `RTCIceServer`).
    ///
    /// @param urls for example `turn:turn.city.example:3478`
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record IceServer(
            List<String> urls,
            @Nullable String username,
            @Nullable String credential) {}
}
