package city.madang.live.happenings;

import city.madang.catalogue.City;
import city.madang.catalogue.Source;
import city.madang.catalogue.Sources;
import city.madang.governance.Policy;
import city.madang.identity.Viewer;
import city.madang.live.BriefOffer;
import city.madang.observations.Occurrence;
import city.madang.observations.Occurrences;
import city.madang.observations.StoredOccurrence;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the press wrote, in the daily brief.
@Component
final class PressInBrief implements BriefOffer {

    /// Articles looked through for a day; a city's press list holds less.
    private static final int LOOKED_THROUGH = 500;

    private static final int SHOWN = 6;

    private final Occurrences occurrences;
    private final Policy policy;
    private final Sources sources;
    private final City city;

    PressInBrief(Occurrences occurrences, Policy policy, Sources sources, City city) {
        this.occurrences = occurrences;
        this.policy = policy;
        this.sources = sources;
        this.city = city;
    }

    @Override
    public LocalText title() {
        return new LocalText("언론", "Press");
    }

    @Override
    public int order() {
        return 55;
    }

    @Override
    public List<Line> lines(LocalDate day, Viewer viewer, @Nullable String district) {
        var begin = city.start(day);
        var end = city.start(day.plusDays(1)).minusMillis(1);
        var titles = new ArrayList<LocalText>();
        for (var stored : occurrences.asOf("article", end, LOOKED_THROUGH)) {
            var one = stored.occurrence();
            boolean here = district == null || district.equals(one.district());
            var title = one.time().isBefore(begin) || !here ? null : title(stored, viewer);
            if (title != null) {
                titles.add(title);
            }
        }
        if (titles.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<Line>();
        lines.add(line(new LocalText(
                "기사 %d건".formatted(titles.size()),
                titles.size() == 1 ? "1 article" : "%d articles".formatted(titles.size()))));
        titles.stream().distinct().limit(SHOWN).forEach(title -> lines.add(line(title)));
        return lines;
    }

    private static Line line(LocalText text) {
        return new Line(text, Tone.NEUTRAL, null, null);
    }

    private @Nullable LocalText title(StoredOccurrence stored, Viewer viewer) {
        Occurrence one = stored.occurrence();
        var source = sources.find(one.source());
        if (!viewer.reaches(source.map(Source::audience).orElse(Audience.Group.OFFICIAL))) {
            return null;
        }
        return policy.of(viewer)
                .decide(source.map(Source::dataset).orElse(""), "title", one.district())
                .ofValue(one.title());
    }
}
