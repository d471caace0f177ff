package city.madang.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How intake works: `city.intake.*`.
///
/// @param connect whether sources are polled and listened to; without it, only what is pushed or imported comes in
@ConfigurationProperties("city.intake")
public record IntakeProperties(@DefaultValue("true") boolean connect) {}
