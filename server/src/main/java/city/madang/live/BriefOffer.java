package city.madang.live;

import city.madang.identity.Viewer;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A room's part of the daily brief. Any bean of this type is found by the brief, which prints the parts by [#order].
public interface BriefOffer {

    /// The heading above its lines.
    LocalText title();

    /// Where it stands: smaller comes first. Incidents 10, directives 20, pledges 30, indicators 40, opinion 50,
    /// air and traffic 60, sources 90.
    int order();

    /// What happened on that day of the city that this viewer may read, most important first; empty if nothing did.
    ///
    /// @param day in the city's time zone
    /// @param district five-digit code, or null for the whole city
    List<Line> lines(LocalDate day, Viewer viewer, @Nullable String district);

    /// One sentence of the brief.
    ///
    /// @param tone how it stands, never shown by colour alone
    /// @param about what it is about, or null
    /// @param link a page of this city hall that tells more, beginning with `/`, or null
    record Line(
            LocalText text,
            Tone tone,
            @Nullable Subject about,
            @Nullable String link) {}

    /// How a line stands.
    enum Tone {
        GOOD,
        NEUTRAL,
        WARN,
        ALARM
    }
}
