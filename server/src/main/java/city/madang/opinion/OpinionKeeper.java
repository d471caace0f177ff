package city.madang.opinion;

import city.madang.catalogue.City;
import city.madang.catalogue.Sources;
import city.madang.governance.Policy;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Offices;
import city.madang.observations.Occurrences;
import city.madang.observations.StoredOccurrence;
import city.madang.opinion.analysis.Text.Stream;
import city.madang.opinion.analysis.TopicFinder;
import city.madang.platform.Watch;
import city.madang.search.TextReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.stereotype.Component;

/// Computes opinion in the background, on one thread: soon after texts arrived, and every minute because time passes.
@Component
class OpinionKeeper extends Watch {

    private static final Duration EVERY = Duration.ofMinutes(1);

    /// Alerts that are looked at after a restart.
    private static final int RESTORED = 500;

    private final Opinion opinion;
    private final OpinionProperties properties;
    private final Occurrences occurrences;
    private final Sources sources;
    private final Clock clock;
    private final Listener listener;
    private final TopicBook book;
    private final ReportCounts reports;
    private final RisingAlerts alerts;

    /// Texts that wait to be taken. When it is full the texts are read from the record again.
    private final LinkedBlockingQueue<StoredOccurrence> arrived = new LinkedBlockingQueue<>(Listener.MOST);

    private volatile boolean missed = true;
    private boolean restored;

    OpinionKeeper(
            Opinion opinion,
            OpinionProperties properties,
            OpinionRules rules,
            Occurrences occurrences,
            Sources sources,
            Jurisdictions jurisdictions,
            Offices offices,
            City city,
            Policy policy,
            TextReader reader,
            Clock clock) {
        super("opinion", Duration.ZERO, EVERY);
        this.opinion = opinion;
        this.properties = properties;
        this.occurrences = occurrences;
        this.sources = sources;
        this.clock = clock;
        offices.get(rules.alert().office());
        var rising = rules.rising().rules();
        listener = new Listener(
                reader, jurisdictions, Objects.requireNonNullElse(rules.ignore(), List.of()), policy, sources);
        book = new TopicBook(new TopicFinder(rising), rising.window(), listener);
        reports = new ReportCounts(occurrences, sources, jurisdictions, rules, city);
        alerts = new RisingAlerts(() -> sources.get(RisingAlerts.SOURCE).number(), rules.alert());
        occurrences.onChange(this::note);
    }

    private void note(List<StoredOccurrence> changed) {
        for (var one : changed) {
            if (one.occurrence().kind().equals("article")) {
                if (!arrived.offer(one)) {
                    missed = true;
                }
                wake();
            }
        }
    }

    @Override
    protected void round() throws InterruptedException {
        if (sources.find(RisingAlerts.SOURCE).isEmpty()) {
            wake();
        } else {
            if (!restored) {
                var recent = occurrences.recent(RisingAlerts.KIND, RESTORED).stream()
                        .map(StoredOccurrence::occurrence)
                        .toList();
                alerts.restore(recent, book, clock.instant());
                restored = true;
            }
            look();
        }
        // However fast texts arrive, there is a pause between two looks.
        Thread.sleep(properties.pace());
    }

    private void look() {
        var now = clock.instant();
        if (missed) {
            missed = false;
            occurrences.recent("article", Listener.MOST).forEach(one -> listener.take(one, now));
        }
        for (var next = arrived.poll(); next != null; next = arrived.poll()) {
            listener.take(next, now);
        }
        listener.trim(now);
        var found = book.look(now);
        opinion.show(picture(found, now));
        var changed = alerts.look(found.rising(), now);
        if (!changed.isEmpty()) {
            occurrences.store(changed);
        }
    }

    private OpinionPicture picture(TopicBook.Findings found, Instant now) {
        var texts = listener.corpus().between(0, now.toEpochMilli());
        int press = (int)
                texts.stream().filter(text -> text.stream() == Stream.PRESS).count();
        double days = texts.isEmpty()
                ? 0
                : (now.toEpochMilli() - texts.getFirst().time())
                        / (double) Duration.ofDays(1).toMillis();
        return new OpinionPicture(
                now,
                press,
                texts.size() - press,
                (int) texts.stream().mapToLong(text -> text.group()).distinct().count(),
                days,
                found.rising(),
                found.lasting(),
                found.changes(),
                found.topics(),
                reports.complaints(now),
                reports.suggestions(now));
    }
}
