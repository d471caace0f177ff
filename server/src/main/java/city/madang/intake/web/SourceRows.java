package city.madang.intake.web;

import city.madang.catalogue.City;
import city.madang.identity.Offices;
import city.madang.intake.quarantine.Quarantine;
import city.madang.intake.running.WorkingSource;
import city.madang.intake.running.WorkingSources;
import city.madang.platform.LocalText;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Puts together what the pages of sources show.
@Component
class SourceRows {

    private final WorkingSources sources;
    private final Offices offices;
    private final Quarantine quarantine;
    private final City city;
    private final Clock clock;

    SourceRows(WorkingSources sources, Offices offices, Quarantine quarantine, City city, Clock clock) {
        this.sources = sources;
        this.offices = offices;
        this.quarantine = quarantine;
        this.city = city;
        this.clock = clock;
    }

    List<SourceRow> list(SourceFilter filter, Locale locale) {
        var open = quarantine.openBySource();
        return sources.list().stream()
                .map(source -> row(source, open))
                .filter(filter::allows)
                .sorted(SourceRow.by(filter.sort(), locale))
                .toList();
    }

    SourceRow get(String id) {
        return row(sources.get(id), quarantine.openBySource());
    }

    private SourceRow row(WorkingSource source, Map<String, Integer> open) {
        var spec = source.source();
        return new SourceRow(
                source.meter().status(),
                spec.name(),
                spec.office(),
                offices.find(spec.office()).map(office -> office.name()).orElse(LocalText.same(spec.office())),
                source.definition().connector().text(),
                open.getOrDefault(source.id(), 0),
                source.isArchive(),
                clock.instant(),
                city.zone());
    }
}
