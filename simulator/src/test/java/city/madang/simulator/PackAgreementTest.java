package city.madang.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The pack and the simulator agree: what the sources of `packs/seoul` ask for is there, in the shape they
/// expect.
class PackAgreementTest {

    /// Systems that have nothing to say in most hours.
    private static final Set<String> OFTEN_EMPTY = Set.of(
            "air-alerts",
            "traffic-incidents",
            "weather-warnings",
            "trains",
            "dispatches-119",
            "units-119",
            "incidents-112");

    private static Simulation simulation;
    private static HttpClient http;

    @BeforeAll
    static void start() throws Exception {
        simulation = Simulation.start(Options.forTests());
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        simulation.close();
        http.close();
    }

    @Test
    void everyHttpSourceFindsItsRecordsWithTheirFields() throws Exception {
        var faults = new ArrayList<String>();
        for (var source : PackSources.all()) {
            switch (source.path("connector").asString()) {
                case "http", "seoul-openapi" -> faults.addAll(check(source));
                case "cap", "gtfs-realtime", "feed", "mastodon", "snapshot" -> faults.addAll(checkAnswers(source));
                default -> {}
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyIdIsGivenOnceAndKnownToTheSimulator() {
        var ids = new ArrayList<String>();
        PackSources.all().forEach(source -> ids.add(source.path("id").asString()));
        assertThat(ids).doesNotHaveDuplicates();
        var pushed = Set.of("sensorthings", "webhook", "file-drop");
        var known = new HashSet<String>();
        simulation.systems().list().forEach(system -> known.add(system.id()));
        var unknown = PackSources.all().stream()
                .filter(source -> !pushed.contains(source.path("connector").asString()))
                .map(source -> source.path("id").asString())
                .filter(id -> !known.contains(id))
                .toList();
        assertThat(unknown).isEmpty();
    }

    @Test
    void officesDatasetsAndPropertiesAreThoseOfThePack() {
        var offices = new HashSet<>(PackSources.ids("offices.yaml", "offices"));
        offices.add("district");
        var datasets = PackSources.ids("datasets.yaml", "datasets");
        var properties = PackSources.ids("properties.yaml", "properties");
        var unknown = new TreeSet<String>();
        for (var source : PackSources.all()) {
            note(unknown, offices, source.path("office").asString(), "office");
            note(unknown, datasets, source.path("dataset").asString(), "dataset");
            for (var reading : source.path("map").path("readings")) {
                note(unknown, properties, reading.path("property").asString(), "property");
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static void note(Set<String> unknown, Collection<String> known, String id, String what) {
        if (!known.contains(id)) {
            unknown.add(what + " " + id);
        }
    }

    private static List<String> check(JsonNode source) throws Exception {
        var id = source.path("id").asString();
        var response = get(source);
        if (response.statusCode() != 200) {
            return List.of("%s answers %d".formatted(id, response.statusCode()));
        }
        var charset = Charset.forName(source.path("charset").asString("UTF-8"));
        var text = new String(response.body(), charset);
        if (OFTEN_EMPTY.contains(id) && (text.contains("INFO-200") || text.length() < 100)) {
            return List.of();
        }
        var delimiter = source.path("csv").path("delimiter").asString(",").charAt(0);
        var format = source.path("format").asString("json");
        List<JsonNode> records;
        try {
            records = Documented.records(format, text, source.path("records").asString(""), delimiter);
        } catch (Exception e) {
            return List.of("%s: %s in %.200s".formatted(id, e.getMessage(), text));
        }
        if (records.isEmpty()) {
            return List.of("%s has no records at '%s': %.200s"
                    .formatted(id, source.path("records").asString(), text));
        }
        var record = records.getFirst();
        return fields(source.path("map")).stream()
                .filter(field -> Documented.value(record, field).isEmpty())
                .map(field -> "%s lacks '%s' in %.300s".formatted(id, field, record))
                .toList();
    }

    /// Every field that a mapping names.
    private static List<String> fields(JsonNode map) {
        var fields = new ArrayList<String>();
        var thing = map.path("thing");
        for (var part : List.of(thing, map.path("occurrence"), map.path("place"))) {
            addTemplate(fields, part.path("key"));
            part.path("name").forEach(name -> addTemplate(fields, name));
            part.path("title").forEach(name -> addTemplate(fields, name));
            part.path("text").forEach(name -> addTemplate(fields, name));
            part.path("properties").forEach(value -> addTemplate(fields, value));
            part.path("position").forEach(value -> fields.add(value.asString()));
            addField(fields, part.path("district"));
            for (var choice : List.of("category", "severity", "status", "until")) {
                addTime(fields, part.path(choice).path("from"));
            }
        }
        addTime(fields, map.path("time").path("from"));
        map.path("readings").forEach(reading -> addField(fields, reading.path("from")));
        fields.removeIf(field -> field.startsWith("$"));
        return fields;
    }

    private static void addTemplate(List<String> fields, JsonNode template) {
        fields.addAll(Documented.fieldsOf(template.asString("")));
    }

    private static void addField(List<String> fields, JsonNode field) {
        if (field.isString()) {
            fields.add(field.asString());
        }
    }

    private static void addTime(List<String> fields, JsonNode from) {
        if (from.asString("").contains("{")) {
            addTemplate(fields, from);
        } else {
            addField(fields, from);
        }
    }

    private static List<String> checkAnswers(JsonNode source) throws Exception {
        var status = get(source).statusCode();
        return status == 200
                ? List.of()
                : List.of("%s answers %d".formatted(source.path("id").asString(), status));
    }

    private static HttpResponse<byte[]> get(JsonNode source) throws Exception {
        var endpoint = source.path("endpoint");
        var path = endpoint.path("path")
                .asString()
                .replace("{credential}", "any")
                .replace("{start}", "1")
                .replace("{end}", "1000")
                .replace("{today}", "20261121")
                .replace("{key}", "camera-0001")
                .replace("{since}", "2026-11-21T00:00:00Z");
        var base = endpoint.path("host").asString().equals("openapi") ? "/openapi" : "";
        var uri = URI.create("http://localhost:%d%s%s".formatted(simulation.httpPort(), base, path));
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
