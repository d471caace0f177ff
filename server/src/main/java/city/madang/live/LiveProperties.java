package city.madang.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Limits of the live hub.
///
/// @param tick how often changes are collected and sent
/// @param heartbeat longest silence on a connection; below the idle limits of common proxies (60 s)
/// @param screens most screens open at once; one costs about 100 kB of heap in Tomcat
/// @param screensPerAddress most screens from one network address. The loopback address is exempt: there the
///     address belongs to a reverse proxy and tells nothing of who is behind it
/// @param topicsPerScreen most topics in one connection
/// @param resumeEvents how many deltas of a topic are kept for those who reconnect or lag
/// @param resumeBytes most memory for those deltas, for each topic and readership
/// @param writeTimeout a screen that takes nothing for so long is dropped
/// @param pastMoments how many looked-back-at moments are kept ready
@ConfigurationProperties("madang.live")
public record LiveProperties(
        @DefaultValue("250ms") Duration tick,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("10000") int screens,
        @DefaultValue("200") int screensPerAddress,
        @DefaultValue("48") int topicsPerScreen,
        @DefaultValue("240") int resumeEvents,
        @DefaultValue("1MB") DataSize resumeBytes,
        @DefaultValue("20s") Duration writeTimeout,
        @DefaultValue("8") int pastMoments) {

    /// The limits as they are without any setting.
    static LiveProperties standard() {
        return new LiveProperties(
                Duration.ofMillis(250),
                Duration.ofSeconds(15),
                10_000,
                200,
                48,
                240,
                DataSize.ofMegabytes(1),
                Duration.ofSeconds(20),
                8);
    }
}
