package city.madang.intake.running;

import city.madang.catalogue.City;
import city.madang.catalogue.Freshness;
import city.madang.catalogue.Source;
import city.madang.catalogue.SourceSpec;
import city.madang.catalogue.Sources;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Offices;
import city.madang.intake.connector.Connectors;
import city.madang.intake.connector.GivenMapping;
import city.madang.intake.connector.Incidents;
import city.madang.intake.definition.ConnectorKind;
import city.madang.intake.definition.DistrictName;
import city.madang.intake.definition.Mapping;
import city.madang.intake.definition.SourceDefinition;
import city.madang.intake.definition.SourceDefinitions;
import city.madang.intake.health.HealthBook;
import city.madang.intake.health.SourceMeter;
import city.madang.intake.mapping.Mapper;
import city.madang.intake.net.AddressGuard;
import city.madang.intake.net.Target;
import city.madang.intake.net.WebClient;
import city.madang.intake.quarantine.Quarantine;
import city.madang.intake.reception.Reception;
import city.madang.intake.reception.Storage;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.MadangProperties;
import city.madang.platform.pack.Pack;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Loads the sources of the pack, registers them with the catalogue and gives each its desk and its meter.
@Component
public class WorkingSources implements AutoCloseable {

    private final City city;
    private final Offices offices;
    private final KnownCity known;
    private final SourceDefinitions written;
    private final Credentials credentials;
    private final WebClient web = new WebClient(new AddressGuard());
    private final Connectors connectors;
    private final Map<String, WorkingSource> byId = new LinkedHashMap<>();

    WorkingSources(
            Pack pack,
            MadangProperties folders,
            City city,
            Jurisdictions jurisdictions,
            Offices offices,
            Sources sources,
            KnownCity known,
            Incidents incidents,
            Storage storage,
            Quarantine quarantine,
            HealthBook health,
            Clock clock) {
        this.city = city;
        this.offices = offices;
        this.known = known;
        this.written = SourceDefinitions.load(pack, districts(jurisdictions));
        var definitions = written.list();
        this.credentials =
                Credentials.open(folders.data().resolve("credentials.properties"), credentialsOf(definitions));
        this.connectors = new Connectors(
                web,
                this::target,
                folders.data().resolve("drop").toAbsolutePath().normalize(),
                credentials::secret,
                incidents,
                city.zone(),
                clock);
        var registered = sources.register(definitions.stream().map(this::spec).toList());
        var problems = new ArrayList<String>();
        int i = 0;
        for (var definition : definitions) {
            var source = registered.get(i++);
            try {
                byId.put(definition.id(), working(definition, source, storage, quarantine, health, clock));
            } catch (IllegalArgumentException | CityException e) {
                problems.add("source '%s': %s".formatted(definition.id(), e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw CityException.invalid("The sources of the pack have %d mistakes:\n%s"
                    .formatted(problems.size(), String.join("\n", problems)));
        }
    }

    private static List<DistrictName> districts(Jurisdictions jurisdictions) {
        return jurisdictions.districts().stream()
                .map(one -> new DistrictName(
                        one.code(),
                        Objects.requireNonNullElse(one.slug(), one.code()),
                        one.name().ko(),
                        one.name().en()))
                .toList();
    }

    private static List<String> credentialsOf(Collection<SourceDefinition> definitions) {
        var names = new ArrayList<String>();
        for (var definition : definitions) {
            var name = definition.endpoint().credential();
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    private SourceSpec spec(SourceDefinition definition) {
        var expected = definition.expected();
        var about = definition.about();
        return new SourceSpec(
                definition.id(),
                new LocalText(definition.name().ko(), definition.name().english()),
                officeOf(definition),
                definition.dataset(),
                definition.connector().text(),
                definition.audience(),
                new Freshness(expected.late().duration(), expected.silent().duration()),
                definition.district(),
                about == null ? null : new LocalText(about.ko(), about.english()));
    }

    private String officeOf(SourceDefinition definition) {
        var district = definition.district();
        if (!definition.office().equals("district") || district == null) {
            return definition.office();
        }
        return offices.list(district).stream()
                .findFirst()
                .orElseThrow(() -> CityException.invalid("The source '%s' belongs to the office of %s, which has none"
                        .formatted(definition.id(), district)))
                .id();
    }

    private WorkingSource working(
            SourceDefinition definition,
            Source source,
            Storage storage,
            Quarantine quarantine,
            HealthBook health,
            Clock clock) {
        var mapping = GivenMapping.of(definition);
        var meter = health.open(source.number(), definition.id(), promise(definition, mapping));
        if (mapping == null) {
            return new WorkingSource(definition, source, meter, null);
        }
        var mapper = new Mapper(mapping, source.number(), city.zone(), known, known::property);
        if (definition.connector().delivery() == ConnectorKind.Delivery.POLLED) {
            connectors.fetcher(definition);
        }
        boolean archive = definition.once() || definition.connector() == ConnectorKind.FILE;
        var reception = new Reception(
                definition.id(),
                source.number(),
                mapper,
                storage,
                archive ? Storage.Owner.WHOEVER_HAS_IT : Storage.Owner.THIS,
                quarantine,
                meter,
                clock);
        return new WorkingSource(definition, source, meter, reception);
    }

    private static SourceMeter.Promise promise(SourceDefinition definition, @Nullable Mapping mapping) {
        var expected = definition.expected();
        boolean observes = mapping == null && definition.connector().delivery() != ConnectorKind.Delivery.ON_DEMAND
                || mapping != null && (!mapping.readings().isEmpty() || mapping.unpivot() != null);
        boolean once = definition.once() || definition.connector() == ConnectorKind.FILE;
        return new SourceMeter.Promise(
                expected.late().duration(), expected.silent().duration(), !observes, once);
    }

    private Target target(String name) {
        var host = city.profile().hosts().get(name);
        if (host == null) {
            throw new IllegalArgumentException("pack.yaml has no host '%s'".formatted(name));
        }
        return new Target(name, host.url(), host.privateAddress());
    }

    /// All sources, in the order of the pack.
    public Collection<WorkingSource> list() {
        return byId.values();
    }

    public Optional<WorkingSource> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// @throws CityException if there is no such source
    public WorkingSource get(String id) {
        return find(id).orElseThrow(() -> CityException.notFound("There is no source '%s'".formatted(id)));
    }

    /// The definition of a source as YAML.
    public String yaml(String id) {
        return written.yaml(id);
    }

    public Connectors connectors() {
        return connectors;
    }

    public WebClient web() {
        return web;
    }

    /// The secret a source names; empty if it names none.
    public String secretOf(SourceDefinition definition) {
        return credentials.secret(definition.endpoint().credential());
    }

    @Override
    public void close() {
        web.close();
    }
}
