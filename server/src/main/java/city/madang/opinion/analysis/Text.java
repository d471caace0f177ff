package city.madang.opinion.analysis;

import city.madang.search.TextReader.Language;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A text as the analysis keeps it.
///
/// @param time milliseconds since 1970
/// @param stream whether it is from the press or a public post
/// @param terms see [TermReader]
/// @param side 1 favourable, -1 critical, 0 neither
/// @param group the first text that says the same, see [NearDuplicates]
/// @param district the district it is about, if that is known
public record Text(
        long id,
        long time,
        Language language,
        Stream stream,
        Set<String> terms,
        int side,
        long group,
        @Nullable String district) {

    /// Quick: a text is told by its id.
    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    /// Who speaks.
    public enum Stream {
        PRESS,
        SOCIAL
    }
}
