package city.madang.opinion.offers;

import city.madang.catalogue.City;
import city.madang.governance.Policy;
import city.madang.identity.Viewer;
import city.madang.live.BriefOffer;
import city.madang.opinion.Opinion;
import city.madang.opinion.OpinionTopic;
import city.madang.opinion.TopicChange;
import city.madang.platform.LocalText;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the daily brief tells of opinion: complaints received, what rises, what changed since yesterday. Only of today:
/// topics of the past are not kept.
@Component
final class OpinionInBrief implements BriefOffer {

    private static final int ORDER = 50;
    private static final int TOLD = 6;

    private final Opinion opinion;
    private final Policy policy;
    private final City city;
    private final Clock clock;

    OpinionInBrief(Opinion opinion, Policy policy, City city, Clock clock) {
        this.opinion = opinion;
        this.policy = policy;
        this.city = city;
        this.clock = clock;
    }

    @Override
    public LocalText title() {
        return new LocalText("시민 의견", "Citizen opinion");
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public List<Line> lines(LocalDate day, Viewer viewer, @Nullable String district) {
        var picture = opinion.picture();
        if (!picture.known() || !day.equals(LocalDate.ofInstant(clock.instant(), city.zone()))) {
            return List.of();
        }
        var view = policy.of(viewer);
        var lines = new ArrayList<Line>();
        if (view.decide("opinion", "complaints").shows()) {
            complaints(picture.complaints(), district, lines);
        }
        if (view.decide("opinion", "topics").shows()) {
            picture.rising().stream()
                    .filter(topic -> here(topic, district))
                    .limit(TOLD)
                    .forEach(topic -> lines.add(rising(topic)));
            picture.changes().stream()
                    .filter(change -> !change.topic().rising() && here(change.topic(), district))
                    .limit(TOLD)
                    .forEach(change -> lines.add(change(change)));
        }
        return lines;
    }

    private static boolean here(OpinionTopic topic, @Nullable String district) {
        return district == null
                || topic.districts().stream().anyMatch(share -> share.key().equals(district));
    }

    private static void complaints(city.madang.opinion.Reports reports, @Nullable String district, List<Line> lines) {
        int today = reports.today();
        int yesterday = reports.yesterday();
        if (district != null) {
            var row = reports.districts().stream()
                    .filter(one -> one.key().equals(district))
                    .findFirst();
            today = row.map(one -> one.today()).orElse(0);
            yesterday = row.map(one -> one.yesterday()).orElse(0);
        }
        if (today + yesterday > 0) {
            lines.add(new Line(
                    new LocalText(
                            "지난 24시간 민원 %,d건, 그 전날 %,d건".formatted(today, yesterday),
                            "%,d complaints in 24 hours, %,d the day before".formatted(today, yesterday)),
                    Tone.NEUTRAL,
                    null,
                    "/opinion#complaints"));
        }
    }

    private static Line rising(OpinionTopic topic) {
        return new Line(
                new LocalText(
                        "급부상: %s — 글 %d건, 평소 %.1f건".formatted(topic.name(), topic.now(), topic.expected()),
                        "Rising: %s, %d texts where %.1f are usual"
                                .formatted(topic.name(), topic.now(), topic.expected())),
                Tone.WARN,
                topic.subject(),
                topic.link());
    }

    private static Line change(TopicChange change) {
        var word = switch (change.kind()) {
            case NEW -> new LocalText("새로 나옴", "New");
            case MORE -> new LocalText("늘어남", "More");
            case LESS -> new LocalText("잦아듦", "Less");
        };
        var topic = change.topic();
        return new Line(
                new LocalText(
                        "%s: %s — 어제 %d건, 오늘 %d건"
                                .formatted(word.ko(), topic.name(), change.yesterday(), change.today()),
                        "%s: %s, %d yesterday, %d today"
                                .formatted(word.en(), topic.name(), change.yesterday(), change.today())),
                Tone.NEUTRAL,
                topic.subject(),
                topic.link());
    }
}
