package city.madang.identity;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How people reach this city hall and sign in: `madang.identity.*`.
///
/// @param address where browsers reach the server, without a path, for example `https://city.example`; passkeys are
///     bound to its host and the set-up link begins with it. Absent: `http://localhost` and the server's port
/// @param requestLimit the longest request body a page or API takes; sources that push have limits of their own
/// @param failuresPerAccount wrong passwords for one account before it has to wait
/// @param failuresPerAddress wrong passwords from one network address before it has to wait
/// @param pause how long a wait lasts, and how long a failure is remembered
/// @param setupLinkLife how long the link that makes the first account can be used
@ConfigurationProperties("madang.identity")
public record IdentityProperties(
        @Nullable URI address,
        @DefaultValue("2MB") DataSize requestLimit,
        @DefaultValue("5") int failuresPerAccount,
        @DefaultValue("30") int failuresPerAddress,
        @DefaultValue("10m") Duration pause,
        @DefaultValue("24h") Duration setupLinkLife) {}
