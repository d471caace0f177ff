package city.madang.boards.brief;

import city.madang.live.BriefOffer.Line;
import city.madang.platform.LocalText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the rooms tell of one day, as one viewer may read it.
///
/// @param day in the city's time zone
/// @param place the district it is about, or the city
/// @param district five-digit code; absent for the whole city
/// @param made when it was put together, UTC
/// @param over whether the day is over; otherwise it tells of the day so far
/// @param parts in order; a part that nothing is told in is absent
/// @param failed titles of the parts that could not be made
public record Brief(
        LocalDate day,
        LocalText place,
        @Nullable String district,
        Instant made,
        boolean over,
        List<Part> parts,
        List<LocalText> failed) {

    public Brief {
        parts = List.copyOf(parts);
        failed = List.copyOf(failed);
    }

    /// What one room tells.
    public record Part(LocalText title, List<Line> lines) {

        public Part {
            lines = List.copyOf(lines);
        }
    }
}
