package city.madang.search.offers;

import city.madang.catalogue.City;
import city.madang.catalogue.Datasets;
import city.madang.catalogue.Layers;
import city.madang.catalogue.Sources;
import city.madang.identity.Jurisdiction;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Level;
import city.madang.identity.Offices;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import city.madang.platform.MadangProperties;
import city.madang.platform.Subject;
import city.madang.search.NameOffer;
import city.madang.search.NameOffer.Named;
import city.madang.search.SearchEntry;
import city.madang.search.SearchOffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Areas, offices, people, sources, datasets and layers.
@Configuration(proxyBeanMethods = false)
class CityOffers {

    @Bean
    SearchOffer areaSearch(Jurisdictions areas) {
        return offer(
                "areas",
                () -> 0,
                () -> Stream.of(Level.values())
                        .flatMap(level -> areas.list(level).stream())
                        .map(CityOffers::area));
    }

    @Bean
    SearchOffer officeSearch(Offices offices) {
        return offer(
                "offices",
                () -> 0,
                () -> offices.list().stream()
                        .map(office -> SearchEntry.of(new Subject("office", office.id()), office.name())
                                .words(Set.of(office.id()))
                                .jurisdiction(office.jurisdiction())
                                .link("/desk/sources?office=" + office.id())
                                .weight(office.id().startsWith("gu-") ? 0.4 : 0.7)));
    }

    /// Who works for the city; never citizens, and for officials only.
    @Bean
    SearchOffer peopleSearch(People people, Offices offices, MadangProperties run) {
        // People are few and change rarely: reading them again tells what changed.
        return offer(
                "people",
                System::nanoTime,
                () -> people.list().stream()
                        .filter(person -> person.staff() && person.active() && (run.demo() || !person.demo()))
                        .map(person -> person(person, offices)));
    }

    @Bean
    SearchOffer sourceSearch(Sources sources, Offices offices) {
        return offer(
                "sources",
                () -> sources.list().size(),
                () -> sources.list().stream()
                        .map(source -> SearchEntry.of(new Subject("source", source.id()), source.name())
                                .words(Set.copyOf(
                                        List.of(source.id(), source.id().replace('-', ' '))))
                                .text(offices.get(source.office()).name())
                                .audience(source.audience())
                                .jurisdiction(source.district())
                                .link("/desk/sources/" + source.id())));
    }

    @Bean
    SearchOffer datasetSearch(Datasets datasets) {
        return offer(
                "datasets",
                () -> 0,
                () -> datasets.list().stream()
                        .map(dataset -> SearchEntry.of(new Subject("dataset", dataset.id()), dataset.name())
                                .words(Set.copyOf(
                                        List.of(dataset.id(), dataset.id().replace('-', ' '))))
                                .text(dataset.about())
                                .link("/policy")));
    }

    @Bean
    SearchOffer layerSearch(Layers layers) {
        return offer(
                "layers",
                () -> 0,
                () -> layers.list().stream()
                        .map(layer -> SearchEntry.of(new Subject("layer", layer.id()), layer.name())
                                .words(Set.of(layer.id()))
                                .link("/office?layers=" + layer.id())));
    }

    @Bean
    NameOffer cityNames(Layers layers, City city) {
        return () -> Stream.concat(
                        layers.list().stream().map(layer -> new Named("layer", layer.id(), layer.name())),
                        city.profile().scenes().stream().map(scene -> new Named("scene", scene.id(), scene.name())))
                .toList();
    }

    private static SearchEntry area(Jurisdiction area) {
        var kind = area.level() == Level.CITY ? "city" : area.level() == Level.DISTRICT ? "district" : "neighbourhood";
        var words = new HashSet<String>();
        var ko = area.name().ko();
        if (ko.length() > 2) {
            words.add(ko.substring(0, ko.length() - 1));
        }
        words.add(area.name().en().replaceFirst("[- ](gu|dong)$", ""));
        if (ko.matches(".*\\d+동")) {
            words.add(ko.replaceFirst("\\d+동$", "동"));
        }
        return SearchEntry.of(new Subject(kind, area.code()), area.name())
                .words(words)
                .jurisdiction(area.code())
                .position(area.centre())
                .link(
                        switch (area.level()) {
                            case CITY -> "/city";
                            case DISTRICT -> "/district/" + area.code();
                            case NEIGHBOURHOOD -> null;
                        })
                .weight(area.level() == Level.NEIGHBOURHOOD ? 0.4 : 0.9);
    }

    private static SearchEntry person(Person person, Offices offices) {
        var office = person.office();
        var at = office == null
                ? LocalText.same("")
                : offices.find(office).map(o -> o.name()).orElse(LocalText.same(""));
        var role = person.role().title();
        return SearchEntry.of(new Subject("person", person.login()), person.name())
                .text(new LocalText((role.ko() + " " + at.ko()).strip(), (role.en() + " " + at.en()).strip()))
                .words(Set.of(person.login()))
                .audience(Audience.Group.OFFICIAL)
                .jurisdiction(person.jurisdiction());
    }

    static SearchOffer offer(String name, LongSupplier revision, Supplier<Stream<SearchEntry>> entries) {
        return new SearchOffer() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Stream<SearchEntry> entries() {
                return entries.get();
            }

            @Override
            public long revision() {
                return revision.getAsLong();
            }
        };
    }
}
