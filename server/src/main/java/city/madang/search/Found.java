package city.madang.search;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import city.madang.platform.Subject;
import org.jspecify.annotations.Nullable;

/// One thing that was found, as far as the viewer may see it.
///
/// @param text empty if there is none or the policy withholds it
/// @param jurisdiction code of the area it belongs to; absent for none
/// @param position as coarse as the policy asks; absent if there is none or it is withheld
/// @param link page of this city hall that shows it; absent: the wall goes to its position
public record Found(
        Subject subject,
        LocalText title,
        LocalText text,
        @Nullable String jurisdiction,
        @Nullable Position position,
        @Nullable String link) {}
