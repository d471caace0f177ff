package city.madang.search;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of `madang.search`.
///
/// @param reread how often offers that keep no news are read again
/// @param sample so many made-up places are put into the index besides, to measure it; 0 in every real city
@ConfigurationProperties("madang.search")
public record SearchProperties(
        @DefaultValue("30s") Duration reread,
        @DefaultValue("0") int sample) {}
