package city.madang.indicators.pledges;

import city.madang.platform.LocalText;
import java.time.LocalDate;
import java.time.YearMonth;

/// A step of a task that is done or not.
///
/// @param id unique within its task
/// @param due the month by whose end it shall be done
public record Milestone(String id, LocalText name, YearMonth due) {

    /// Whether its month is over.
    boolean isDue(LocalDate today) {
        return today.isAfter(due.atEndOfMonth());
    }
}
