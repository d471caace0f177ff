package city.madang.opinion;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of `madang.opinion`.
///
/// @param pace the shortest time between two looks; the longest is a minute
@ConfigurationProperties("madang.opinion")
public record OpinionProperties(@DefaultValue("10s") Duration pace) {}
