package city.madang.intake.health;

import city.madang.catalogue.City;
import city.madang.catalogue.Source;
import city.madang.catalogue.Sources;
import city.madang.identity.Viewer;
import city.madang.live.BriefOffer;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The systems that did not deliver, in the daily brief: what no screen could show that day.
@Component
final class SourcesInBrief implements BriefOffer {

    /// Shorter gaps are not worth a mayor's minute.
    private static final Duration WORTH_TELLING = Duration.ofMinutes(10);

    private static final int SHOWN = 8;

    private final PastHealthStore store;
    private final Sources sources;
    private final City city;

    SourcesInBrief(PastHealthStore store, Sources sources, City city) {
        this.store = store;
        this.sources = sources;
        this.city = city;
    }

    @Override
    public LocalText title() {
        return new LocalText("연계 시스템", "Sources");
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public List<Line> lines(LocalDate day, Viewer viewer, @Nullable String district) {
        var from = city.start(day);
        var to = city.start(day.plusDays(1));
        var lines = new ArrayList<Line>();
        int away = 0;
        int watched = 0;
        for (var outage : store.outages(from, to)) {
            var source = sources.find(outage.source()).orElse(null);
            if (source == null || !concerns(source, viewer, district)) {
                continue;
            }
            watched++;
            if (outage.away().compareTo(WORTH_TELLING) >= 0) {
                away++;
                lines.add(line(source, outage.away(), viewer));
            }
        }
        if (watched == 0) {
            return List.of();
        }
        var all = new ArrayList<Line>();
        all.add(new Line(
                new LocalText(
                        "시스템 %d개 중 %d개가 10분 넘게 자료를 보내지 않음".formatted(watched, away),
                        "%d of %d systems sent nothing for more than 10 minutes".formatted(away, watched)),
                away == 0 ? Tone.GOOD : Tone.WARN,
                null,
                staff(viewer) ? "/desk/sources" : null));
        all.addAll(lines.subList(0, Math.min(SHOWN, lines.size())));
        return all;
    }

    private static boolean concerns(Source source, Viewer viewer, @Nullable String district) {
        return viewer.reaches(source.audience()) && (district == null || district.equals(source.district()));
    }

    private static boolean staff(Viewer viewer) {
        return viewer.reaches(Audience.Group.OFFICIAL);
    }

    private static Line line(Source source, Duration away, Viewer viewer) {
        long hours = away.toHours();
        int minutes = away.toMinutesPart();
        return new Line(
                new LocalText(
                        "%s: %s 동안 자료 없음"
                                .formatted(
                                        source.name().ko(),
                                        hours == 0 ? minutes + "분" : "%d시간 %d분".formatted(hours, minutes)),
                        "%s: nothing for %s"
                                .formatted(
                                        source.name().en(),
                                        hours == 0 ? minutes + " min" : "%d h %d min".formatted(hours, minutes))),
                Tone.WARN,
                new Subject("source", source.id()),
                staff(viewer) ? "/desk/sources/" + source.id() : null);
    }
}
