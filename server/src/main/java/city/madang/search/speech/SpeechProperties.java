package city.madang.search.speech;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of `madang.speech`; docs/speech.md tells what a model's folder holds.
///
/// @param program CMU Sphinx's batch recogniser, by name or path
/// @param english folder of the English model; that of Debian's package `pocketsphinx-en-us`
/// @param korean folder of a Korean model; none is known to be free to ship, so there is none by default
/// @param waiting so many people may wait while another one is listened to
/// @param patience listening to one sentence never takes longer
@ConfigurationProperties("madang.speech")
public record SpeechProperties(
        @DefaultValue("pocketsphinx_batch") String program,
        @DefaultValue("/usr/share/pocketsphinx/model/en-us") Path english,
        @Nullable Path korean,
        @DefaultValue("4") int waiting,
        @DefaultValue("20s") Duration patience) {}
