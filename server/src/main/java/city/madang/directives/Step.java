package city.madang.directives;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that was done with a directive. Never changed afterwards.
///
/// @param number from 1, the giving of the directive
/// @param person id of who did it
/// @param actingFor id of the person whose deputy they were; absent if they acted for themselves
/// @param link address of evidence elsewhere; absent if none
/// @param standing how the directive stood afterwards
public record Step(
        long id,
        int number,
        Act act,
        long person,
        @Nullable Long actingFor,
        Instant at,
        String text,
        @Nullable String link,
        Standing standing,
        List<FileName> files) {

    /// A file that came with it.
    public record FileName(long id, String name, String type, int bytes) {}

    Step with(List<FileName> found) {
        return new Step(id, number, act, person, actingFor, at, text, link, standing, List.copyOf(found));
    }
}
