package city.madang.notices;

import city.madang.platform.LocalText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A notice in somebody's inbox.
///
/// @param link a page of this city hall; absent if it leads nowhere
/// @param read when it was read; absent if it was not
public record Received(
        long id,
        String kind,
        LocalText title,
        LocalText text,
        @Nullable String link,
        Instant sent,
        @Nullable Instant read) {}
