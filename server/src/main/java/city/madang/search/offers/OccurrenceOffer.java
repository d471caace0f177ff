package city.madang.search.offers;

import city.madang.catalogue.Source;
import city.madang.catalogue.Sources;
import city.madang.observations.Occurrence;
import city.madang.observations.Occurrences;
import city.madang.observations.StoredOccurrence;
import city.madang.platform.Audience;
import city.madang.platform.Subject;
import city.madang.search.SearchChanged;
import city.madang.search.SearchEntry;
import city.madang.search.SearchOffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// What happened lately: incidents, articles, complaints, notices, events, alerts.
@Component
class OccurrenceOffer implements SearchOffer {

    /// The newest of each kind; older ones are forgotten at the next start.
    private static final int NEWEST = 3_000;

    /// Kinds that can be found, and the kind of their subject. Units move with their incident and are not
    /// looked for.
    private static final Map<String, String> KINDS = Map.of(
            "incident", "incident",
            "article", "document",
            "complaint", "document",
            "notice", "document",
            "event", "document",
            "alert", "alert");

    private final Occurrences occurrences;
    private final Sources sources;

    OccurrenceOffer(Occurrences occurrences, Sources sources, ApplicationEventPublisher events) {
        this.occurrences = occurrences;
        this.sources = sources;
        occurrences.onChange(changed -> {
            var entries = changed.stream().flatMap(this::entry).toList();
            if (!entries.isEmpty()) {
                events.publishEvent(new SearchChanged(entries, List.of()));
            }
        });
    }

    @Override
    public String name() {
        return "occurrences";
    }

    @Override
    public Stream<SearchEntry> entries() {
        return KINDS.keySet().stream()
                .filter(Occurrence.KINDS::contains)
                .flatMap(kind -> occurrences.recent(kind, NEWEST).stream())
                .flatMap(this::entry);
    }

    private Stream<SearchEntry> entry(StoredOccurrence stored) {
        var one = stored.occurrence();
        var kind = KINDS.get(one.kind());
        if (kind == null || (one.title().ko().isBlank() && one.title().en().isBlank())) {
            return Stream.empty();
        }
        var source = sources.find(one.source());
        // The key of some kinds is a case number; the number by which screens know it finds it too.
        return Stream.of(SearchEntry.of(
                        new Subject(
                                kind,
                                kind.equals("incident") ? Long.toString(stored.id()) : one.kind() + "/" + stored.id()),
                        one.title())
                .text(one.text())
                .words(Set.copyOf(List.of(one.key(), one.category())))
                .audience(source.map(Source::audience).orElse(Audience.Group.OFFICIAL))
                .dataset(source.map(Source::dataset).orElse(null))
                .jurisdiction(one.district())
                .position(one.position())
                .weight(one.status().equals("closed") ? 0.3 : 0.8));
    }
}
