package city.madang.notices;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How notices leave the house: `madang.notices.*`. By default they do not. The mail server itself is configured by
/// `spring.mail.*` (host, port, username, password).
///
/// @param from sender of e-mails, for example `city-hall@city.example`; absent: no e-mail is sent
/// @param push whether browsers may be reached through their makers' push services, which are outside hosts
/// @param pushContact whom a push service may write to when something is wrong, `mailto:` or `https:` (RFC 8292, 2.1)
/// @param pushHosts hosts of push services that are spoken to; `*.` at the beginning stands for any part of a name
/// @param firstPause how long to wait after the first failed attempt; doubled each time
/// @param longestPause the longest wait between attempts
/// @param attempts after so many a delivery is given up
@ConfigurationProperties("madang.notices")
public record NoticesProperties(
        @Nullable String from,
        @DefaultValue("false") boolean push,
        @DefaultValue("mailto:webmaster@localhost") String pushContact,

        @DefaultValue({"fcm.googleapis.com", "*.push.services.mozilla.com", "*.notify.windows.com", "*.push.apple.com"})
        List<String> pushHosts,

        @DefaultValue("15s") Duration firstPause,
        @DefaultValue("2h") Duration longestPause,
        @DefaultValue("14") int attempts) {}
