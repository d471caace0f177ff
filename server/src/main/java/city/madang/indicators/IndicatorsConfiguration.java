package city.madang.indicators;

import city.madang.catalogue.City;
import city.madang.catalogue.ObservedProperties;
import city.madang.catalogue.Sources;
import city.madang.governance.Policy;
import city.madang.identity.Jurisdiction;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Offices;
import city.madang.indicators.FigureDefinition.Measure;
import city.madang.indicators.FigureDefinition.OfOccurrences;
import city.madang.observations.Datastreams;
import city.madang.observations.EventOffer;
import city.madang.observations.History;
import city.madang.observations.LiveState;
import city.madang.observations.Occurrences;
import city.madang.observations.Things;
import city.madang.platform.CityException;
import city.madang.platform.pack.Pack;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Reads the figures of the pack and puts their computation together.
@Configuration(proxyBeanMethods = false)
class IndicatorsConfiguration {

    private static final String FILE = "figures.yaml";

    @Bean
    FigureBoard figureBoard(
            Pack pack,
            ObservedProperties properties,
            Jurisdictions jurisdictions,
            Sources sources,
            Offices offices,
            Policy policy) {
        var areas = new Areas(
                jurisdictions.districts().stream().map(Jurisdiction::code).toList());
        return new FigureBoard(read(pack, properties, offices), areas, sources, offices, policy);
    }

    @Bean
    Figures figures(
            FigureBoard board,
            City city,
            Things things,
            Datastreams datastreams,
            Occurrences occurrences,
            List<EventOffer> events,
            LiveState live,
            History history,
            Clock clock) {
        var definitions = board.definitions();
        var areas = board.areas();
        var happenings = new Happenings(city.zone(), areas.count());
        var kinds = definitions.stream()
                .flatMap(figure ->
                        figure.origin() instanceof OfOccurrences of ? Stream.of(of.kind()) : Stream.<String>empty())
                .distinct()
                .toList();
        return new Figures(
                board,
                new FigureCalculator(definitions, areas, happenings),
                new FigureMembers(definitions, areas, things, datastreams),
                new HappeningLists(occurrences, events, areas, kinds),
                happenings,
                live,
                history,
                clock);
    }

    @Bean
    HourKeeper hourKeeper(Figures figures) {
        return new HourKeeper(figures);
    }

    private static List<FigureDefinition> read(Pack pack, ObservedProperties properties, Offices offices) {
        try {
            var all = pack.read(FILE, FigureFile.class).figures().stream()
                    .map(entry -> FigureDefinition.of(entry, id -> measure(properties, id)))
                    .toList();
            check(all, offices);
            return all;
        } catch (IllegalArgumentException e) {
            throw new CityException(CityException.Category.INVALID, FILE + ": " + e.getMessage(), null, e);
        }
    }

    private static Measure measure(ObservedProperties properties, String id) {
        var property = properties.get(id);
        return new Measure(property.unit(), property.decimals());
    }

    private static void check(List<FigureDefinition> figures, Offices offices) {
        var ids = new HashSet<String>();
        for (var figure : figures) {
            if (!ids.add(figure.id())) {
                throw new IllegalArgumentException("The figure '%s' is described twice".formatted(figure.id()));
            }
            var office = figure.office();
            if (office != null && offices.find(office).isEmpty()) {
                throw new IllegalArgumentException(
                        "The figure '%s' names the office '%s', which there is not".formatted(figure.id(), office));
            }
        }
    }
}
