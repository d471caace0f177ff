package city.madang.search;

import city.madang.platform.CityException;
import city.madang.platform.Position;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody looks for.
///
/// @param text as typed so far, at most [#LONGEST] letters; several words are all looked for
/// @param kinds of subjects; empty for all
/// @param limit 1–[#MOST]
/// @param near what is closer to here comes earlier; absent if it does not matter
public record SearchQuestion(
        String text, Set<String> kinds, int limit, @Nullable Position near) {

    public static final int LONGEST = 100;
    public static final int MOST = 50;

    public SearchQuestion {
        if (text.length() > LONGEST) {
            throw CityException.invalid(
                    "Search for at most %d letters; these are %d".formatted(LONGEST, text.length()));
        }
        if (limit < 1 || limit > MOST) {
            throw CityException.invalid("limit is 1 to %d, not %d".formatted(MOST, limit));
        }
        kinds = Set.copyOf(kinds);
    }
}
