package city.madang.platform;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where this city hall lives. Set by the launcher: `madang.data`, `madang.pack`, `madang.demo`.
///
/// @param data the data folder: database, lake, credentials, imports; everything the server writes
/// @param pack the city pack to load, for example `packs/seoul`
/// @param demo whether this is a demonstration: only then do the pack's demo accounts exist
@ConfigurationProperties("madang")
public record MadangProperties(
        @DefaultValue("data") Path data,
        @DefaultValue("packs/seoul") Path pack,
        @DefaultValue("false") boolean demo) {}
