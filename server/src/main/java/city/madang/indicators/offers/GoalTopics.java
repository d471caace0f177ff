package city.madang.indicators.offers;

import city.madang.indicators.goals.Indicators;
import city.madang.indicators.goals.Report;
import city.madang.indicators.goals.Slice;
import city.madang.indicators.goals.Value;
import city.madang.indicators.pledges.Pledges;
import city.madang.indicators.pledges.Progress;
import city.madang.live.JsonBytes;
import city.madang.live.Moment;
import city.madang.live.Readership;
import city.madang.live.RowsTopic;
import city.madang.live.Topic;
import city.madang.live.TopicOffer;
import city.madang.platform.LocalText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Offers `indicators` and `pledges` to live screens. Both can be looked back at: what was approved
/// or reported by then counts.
@Component
final class GoalTopics implements TopicOffer {

    private static final Duration PACE = Duration.ofSeconds(2);
    private static final int TREND = 25;

    private final TopicOffer topics;

    GoalTopics(Indicators indicators, Pledges pledges) {
        topics = TopicOffer.of(new IndicatorsTopic(indicators), new PledgesTopic(pledges));
    }

    @Override
    public List<String> names() {
        return topics.names();
    }

    @Override
    public Optional<Topic> find(String name) {
        return topics.find(name);
    }

    private static @Nullable Instant lookedBackAt(Moment moment) {
        return moment.past() ? moment.at() : null;
    }

    private static void text(JsonBytes out, String name, LocalText text) {
        out.name(name).beginObject();
        out.name("ko").string(text.ko()).name("en").string(text.en());
        out.endObject();
    }

    /// One row for each indicator.
    private static final class IndicatorsTopic extends RowsTopic {

        private final Indicators indicators;

        IndicatorsTopic(Indicators indicators) {
            super("indicators", "items");
            this.indicators = indicators;
        }

        @Override
        public Duration pace() {
            return PACE;
        }

        @Override
        protected List<Row> rows(Readership readers, Moment moment) {
            return indicators.list().list().stream()
                    .map(one -> row(indicators.report(one, readers, lookedBackAt(moment))))
                    .toList();
        }

        @Override
        protected long revision() {
            return indicators.revision();
        }

        private static Row row(Report report) {
            var indicator = report.indicator();
            var latest = report.latest();
            var target = indicator.target();
            var change = report.yearBefore() != null ? report.yearBefore() : report.previous();
            int decimals = indicator.decimals();
            var out = new JsonBytes(512).beginObject();
            out.name("id").string(indicator.id()).name("area").string(indicator.area());
            text(out, "name", indicator.name());
            text(out, "unit", indicator.unit());
            out.name("decimals").number(decimals).name("office").string(indicator.office());
            out.name("standing").string(report.standing().key());
            out.name("period").string(latest == null ? null : latest.period().text());
            out.name("value").number(latest == null ? Double.NaN : latest.value(), decimals + 1);
            out.name("target").number(target == null ? Double.NaN : target.value(), decimals + 1);
            out.name("targetYear");
            if (target == null) {
                out.nothing();
            } else {
                out.number(target.year());
            }
            out.name("change").number(change == null ? Double.NaN : change.difference(), decimals + 1);
            out.name("since").string(change == null ? null : change.since().text());
            out.name("better");
            var better = change == null ? null : change.better();
            if (better == null) {
                out.nothing();
            } else {
                out.bool(better);
            }
            trend(report.values().series(Slice.CITY), decimals, out);
            out.name("districts").beginObject();
            for (var ranked : report.ranking()) {
                out.name(ranked.district()).number(ranked.value().value(), decimals + 1);
            }
            out.endObject();
            return Row.of(indicator.id(), out.endObject());
        }

        private static void trend(List<Value> series, int decimals, JsonBytes out) {
            out.name("trend").beginArray();
            for (var value : series.subList(Math.max(0, series.size() - TREND), series.size())) {
                out.number(value.value(), decimals + 1);
            }
            out.endArray();
        }
    }

    /// One row for each task, what is behind schedule first.
    private static final class PledgesTopic extends RowsTopic {

        private final Pledges pledges;

        PledgesTopic(Pledges pledges) {
            super("pledges", "items");
            this.pledges = pledges;
        }

        @Override
        public Duration pace() {
            return PACE;
        }

        @Override
        protected void writeHead(Readership readers, Moment moment, JsonBytes out) {
            text(out, "plan", pledges.plan().name());
            out.name("visions").beginArray();
            pledges.plan().visions().forEach(vision -> {
                out.beginObject().name("id").string(vision.id());
                text(out, "name", vision.name());
                out.endObject();
            });
            out.endArray();
        }

        @Override
        protected List<Row> rows(Readership readers, Moment moment) {
            return pledges.progress(readers, lookedBackAt(moment)).stream()
                    .map(PledgesTopic::row)
                    .toList();
        }

        @Override
        protected long revision() {
            return pledges.revision();
        }

        private static Row row(Progress progress) {
            var task = progress.task();
            var out = new JsonBytes(256).beginObject();
            out.name("id").string(task.id());
            out.name("vision").string(task.id().substring(0, task.id().indexOf('-')));
            text(out, "name", task.name());
            out.name("office")
                    .string(task.office())
                    .name("state")
                    .string(progress.state().key());
            out.name("done").number(progress.percent()).name("planned").number(progress.plannedPercent());
            out.name("daysLate").number(progress.daysLate());
            out.name("late");
            if (progress.late().isEmpty()) {
                out.nothing();
            } else {
                var first = progress.late().getFirst().name();
                out.beginObject()
                        .name("ko")
                        .string(first.ko())
                        .name("en")
                        .string(first.en())
                        .endObject();
            }
            return Row.of(task.id(), out.endObject());
        }
    }
}
