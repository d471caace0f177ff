package city.madang.directives;

import city.madang.directives.Standing.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step somebody wants to take.
///
/// @param after number of the newest step they had seen; absent: whatever happened meanwhile is no matter
/// @param text reason, question or report; may be empty where [Act#needsText] says so
/// @param link address of evidence, `http:` or `https:`; absent if none
/// @param request names this request, 8–80 characters: sent again, it does nothing
public record Deed(
        Act act,
        @Nullable Integer after,
        String text,
        @Nullable String link,
        Change change,
        List<Evidence> files,
        String request) {

    /// Most files of one step.
    public static final int MOST_FILES = 3;

    public Deed {
        text = text.strip();
        files = List.copyOf(files);
    }
}
