package city.madang.identity;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How people reach this city hall and sign in: `madang.identity.*`.
///
/// @param address where browsers reach the server, without a path, for example `https://city.example`;
///     passkeys are bound to its host and the set-up link begins with it. Absent: `http://localhost` and the
/// server's port
/// @param requestLimit the longest request body a page or API takes; sources that push have limits of their own
/// @param uploadLimit the longest form with files (`multipart/form-data`)
/// @param failuresPerAccount wrong passwords for one account before it has to wait
/// @param failuresPerAddress wrong passwords from one network address before it has to wait
/// @param pause how long a wait lasts, and how long a failure is remembered
/// @param setupLinkLife how long a link that makes an account ready can be used
/// @param setUpAgain whether a start offers a link for a new first account although there are accounts: for a
///     city hall whose stewards are all gone. Only the owner of the server can set it
/// @param sessionIdle how long a session may go unused
/// @param sessionLife how long a session lasts at most (30 days: NIST SP 800-63B-4, 2.1.3)
@ConfigurationProperties("madang.identity")
public record IdentityProperties(
        @Nullable URI address,
        @DefaultValue("2MB") DataSize requestLimit,
        @DefaultValue("16MB") DataSize uploadLimit,
        @DefaultValue("5") int failuresPerAccount,
        @DefaultValue("30") int failuresPerAddress,
        @DefaultValue("10m") Duration pause,
        @DefaultValue("24h") Duration setupLinkLife,
        @DefaultValue("false") boolean setUpAgain,
        @DefaultValue("8h") Duration sessionIdle,
        @DefaultValue("30d") Duration sessionLife) {}
