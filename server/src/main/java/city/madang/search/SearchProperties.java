package city.madang.search;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of `madang.search`.
///
/// @param reread how often offers that keep no news are read again
/// @param sample so many made-up places are put into the index besides, to measure it; 0 in every real city
/// @param recogniser the program that turns speech into text, see docs/speech.md
@ConfigurationProperties("madang.search")
public record SearchProperties(
        @DefaultValue("30s") Duration reread,
        @DefaultValue("0") int sample,
        @DefaultValue Recognition recogniser) {

    /// @param program of pocketsphinx; looked for on the path
    /// @param model folder of the acoustic model for English; absent: where Debian puts it
    /// @param korean a command that reads the WAV file named as its last argument and prints what was said in
    ///     Korean; absent: no Korean offline
    public record Recognition(
            @DefaultValue("pocketsphinx_continuous") String program,
            @Nullable String model,
            @Nullable String korean) {}
}
