package city.madang.opinion;

import city.madang.opinion.analysis.Text.Stream;
import city.madang.platform.LocalText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An article of the press or a public post, as far as everybody may know of it.
///
/// @param id of its occurrence
/// @param source number of the catalogue's source
/// @param link where it stands; absent if its source names none
/// @param outlet the paper; absent for posts, whose writers are not known here
public record Article(
        long id,
        int source,
        Stream stream,
        LocalText title,
        Instant time,
        @Nullable String link,
        @Nullable String outlet,
        @Nullable String district) {}
