package city.madang.indicators.pledges;

import city.madang.platform.LocalText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was reported on a task, with its evidence.
///
/// @param person who reported; absent for what a demonstration begins with
/// @param milestone id of the milestone it says is done; absent if none
/// @param spentMillionWon spent on the task so far, million KRW; absent if not said
/// @param link where the evidence can be read
/// @param fileName of the evidence that came with it; absent if none did
/// @param withdrawn why it no longer counts; absent while it does
public record ProgressReport(
        long id,
        String task,
        Instant at,
        @Nullable LocalText person,
        String text,
        @Nullable String milestone,
        @Nullable Long spentMillionWon,
        @Nullable String link,
        @Nullable String fileName,
        @Nullable String withdrawn) {

    public boolean counts() {
        return withdrawn == null;
    }
}
