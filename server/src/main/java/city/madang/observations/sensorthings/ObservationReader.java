package city.madang.observations.sensorthings;

import city.madang.observations.Quality;
import city.madang.platform.CityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads Observations from JSON straight into columns: one Observation, or the data array extension.
final class ObservationReader {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_READINGS = 200_000;

    private final JsonParser json;
    private final long now;
    private final IsoTime times = new IsoTime();
    private final Pushed pushed;

    private ObservationReader(byte[] body, int length, long now, int expected) {
        json = JSON.createParser(ObjectReadContext.empty(), body, 0, length);
        this.now = now;
        pushed = new Pushed(expected);
    }

    /// Reads one Observation. `datastream` is that of the address, or [Pushed#NO_DATASTREAM] if the body
    /// names it.
    ///
    /// @throws CityException INVALID if the body has another form
    static Pushed readOne(byte[] body, int length, long now, int datastream) {
        var reader = new ObservationReader(body, length, now, 1);
        try (reader.json) {
            reader.expect(reader.json.nextToken(), JsonToken.START_OBJECT);
            int row = reader.pushed.begin(now);
            reader.pushed.setDatastream(row, datastream);
            while (reader.json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = reader.json.currentName();
                reader.json.nextToken();
                if (name.equals("Datastream")) {
                    reader.pushed.setDatastream(row, reader.readId());
                } else {
                    reader.readComponent(row, name);
                }
            }
            return reader.pushed;
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    /// Reads a data array: groups of readings, each with its datastream and the order of its components.
    ///
    /// @throws CityException INVALID if the body has another form
    static Pushed readArray(byte[] body, int length, long now) {
        var reader = new ObservationReader(body, length, now, Math.max(16, length / 60));
        try (reader.json) {
            reader.expect(reader.json.nextToken(), JsonToken.START_ARRAY);
            while (reader.json.nextToken() == JsonToken.START_OBJECT) {
                reader.readGroup();
            }
            return reader.pushed;
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    private void readGroup() {
        int from = pushed.size();
        int datastream = Pushed.NO_DATASTREAM;
        List<String> components = List.of();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            switch (name) {
                case "Datastream" -> datastream = readId();
                case "components" -> components = readComponents();
                case "dataArray" -> readRows(components);
                default -> json.skipChildren();
            }
        }
        for (int row = from; row < pushed.size(); row++) {
            pushed.setDatastream(row, datastream);
        }
    }

    private List<String> readComponents() {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        var components = new ArrayList<String>(4);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            components.add(json.getString());
        }
        return components;
    }

    private void readRows(List<String> components) {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        if (components.isEmpty()) {
            throw CityException.invalid("Name the 'components' of a group before its 'dataArray'");
        }
        while (json.nextToken() == JsonToken.START_ARRAY) {
            int row = pushed.begin(now);
            if (row >= MOST_READINGS) {
                throw new CityException(
                        CityException.Category.TOO_LARGE,
                        "A request may hold %d Observations at most".formatted(MOST_READINGS));
            }
            int at = 0;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (at < components.size()) {
                    readComponent(row, components.get(at));
                } else {
                    json.skipChildren();
                }
                at++;
            }
        }
    }

    private void readComponent(int row, String name) {
        switch (name) {
            case "phenomenonTime" -> readTime(row);
            case "result" -> readResult(row);
            case "resultQuality" -> readQuality(row);
            default -> json.skipChildren();
        }
    }

    private void readTime(int row) {
        switch (json.currentToken()) {
            case VALUE_STRING ->
                pushed.setTime(
                        row, times.parse(json.getStringCharacters(), json.getStringOffset(), json.getStringLength()));
            case VALUE_NULL -> {}
            default -> {
                pushed.setTime(row, IsoTime.INVALID);
                json.skipChildren();
            }
        }
    }

    private void readResult(int row) {
        switch (json.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> pushed.setResult(row, json.getDoubleValue());
            case VALUE_TRUE -> pushed.setResult(row, 1);
            case VALUE_FALSE -> pushed.setResult(row, 0);
            case VALUE_STRING -> pushed.setResult(row, json.getString());
            default -> {
                pushed.setResult(row, json.currentToken().toString());
                json.skipChildren();
            }
        }
    }

    /// Our own use of `resultQuality`: the name of a [Quality]. Anything else counts as good.
    private void readQuality(int row) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            json.skipChildren();
            return;
        }
        var name = json.getString().toUpperCase(Locale.ROOT);
        for (var quality : Quality.values()) {
            if (quality.name().equals(name)) {
                pushed.setQuality(row, quality);
            }
        }
    }

    /// Reads `{"@iot.id": 12}`; the id may be a number or a text.
    private int readId() {
        expect(json.currentToken(), JsonToken.START_OBJECT);
        int id = Pushed.NO_DATASTREAM;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean isId = json.currentName().equals("@iot.id");
            var token = json.nextToken();
            if (isId && token == JsonToken.VALUE_NUMBER_INT) {
                id = json.getIntValue();
            } else if (isId && token == JsonToken.VALUE_STRING) {
                id = parse(json.getString());
            } else {
                json.skipChildren();
            }
        }
        return id;
    }

    private static int parse(String id) {
        try {
            return Integer.parseInt(id);
        } catch (NumberFormatException e) {
            return Pushed.NO_DATASTREAM;
        }
    }

    private void expect(JsonToken found, JsonToken wanted) {
        if (found != wanted) {
            throw CityException.invalid("There should be a %s at %s, not a %s"
                    .formatted(
                            wanted == JsonToken.START_ARRAY ? "list" : "object",
                            json.currentTokenLocation().offsetDescription(),
                            found));
        }
    }

    private static CityException malformed(JacksonException failure) {
        return new CityException(
                CityException.Category.INVALID,
                "The body is not the JSON that is expected: " + failure.getOriginalMessage(),
                null,
                failure);
    }
}
