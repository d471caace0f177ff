package city.madang.cameras.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many moving pictures at once, and for how long nobody need look: `city.cameras`.
///
/// @param ffmpeg the program, by name or path
/// @param streams cameras whose moving pictures are fetched at once; one costs about 1 % of a core
/// @param idle a stream that nobody asked for so long is stopped
/// @param patience how long whoever looks first waits for the first second of it
@ConfigurationProperties("city.cameras")
public record StreamProperties(
        @DefaultValue("ffmpeg") String ffmpeg,
        @DefaultValue("16") int streams,
        @DefaultValue("15s") Duration idle,
        @DefaultValue("12s") Duration patience) {}
