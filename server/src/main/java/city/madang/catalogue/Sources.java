package city.madang.catalogue;

import city.madang.identity.Offices;
import city.madang.platform.CityException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// The city systems that deliver, each with the number it keeps for ever. Thread-safe; reading takes no lock.
@Service
public final class Sources {

    private final SourceRepository repository;
    private final Datasets datasets;
    private final Offices offices;
    private volatile Registered registered = Registered.of(List.of());

    Sources(SourceRepository repository, Datasets datasets, Offices offices) {
        this.repository = repository;
        this.datasets = datasets;
        this.offices = offices;
    }

    /// Makes `specs` the sources of the city. A source that was known before keeps its number, a new one gets the next.
    /// One that is no longer named keeps its number in the database but is not listed.
    ///
    /// @return the sources, in the order of `specs`
    /// @throws CityException if an id is there twice, or an office or dataset is not of this city
    public synchronized List<Source> register(List<SourceSpec> specs) {
        check(specs);
        var numbers = repository.register(specs);
        var sources = new ArrayList<Source>(specs.size());
        for (var spec : specs) {
            var number = numbers.get(spec.id());
            if (number == null) {
                throw new IllegalStateException("The source '%s' was given no number".formatted(spec.id()));
            }
            sources.add(new Source(number, spec));
        }
        registered = Registered.of(sources);
        return registered.all;
    }

    /// All sources, in the order they were registered in.
    public List<Source> list() {
        return registered.all;
    }

    /// The source with that id.
    ///
    /// @throws CityException if there is none
    public Source get(String id) {
        return find(id).orElseThrow(() -> CityException.notFound("There is no source '%s'".formatted(id)));
    }

    /// The source with that number.
    ///
    /// @throws CityException if there is none
    public Source get(int number) {
        return find(number)
                .orElseThrow(() -> CityException.notFound("There is no source with the number %d".formatted(number)));
    }

    public Optional<Source> find(String id) {
        return Optional.ofNullable(registered.byId.get(id));
    }

    public Optional<Source> find(int number) {
        return Optional.ofNullable(registered.byNumber.get(number));
    }

    private void check(List<SourceSpec> specs) {
        var ids = new HashSet<String>();
        for (var spec : specs) {
            if (!ids.add(spec.id())) {
                throw CityException.invalid("The source '%s' is described twice".formatted(spec.id()));
            }
            if (offices.find(spec.office()).isEmpty()) {
                throw CityException.invalid(
                        "The source '%s' belongs to the office '%s', which offices.yaml does not have"
                                .formatted(spec.id(), spec.office()));
            }
            if (datasets.find(spec.dataset()).isEmpty()) {
                throw CityException.invalid(
                        "The source '%s' belongs to the dataset '%s', which datasets.yaml does not have"
                                .formatted(spec.id(), spec.dataset()));
            }
        }
    }

    private record Registered(List<Source> all, Map<String, Source> byId, Map<Integer, Source> byNumber) {

        private static Registered of(List<Source> sources) {
            return new Registered(
                    List.copyOf(sources),
                    sources.stream().collect(Collectors.toUnmodifiableMap(Source::id, Function.identity())),
                    sources.stream().collect(Collectors.toUnmodifiableMap(Source::number, Function.identity())));
        }
    }
}
