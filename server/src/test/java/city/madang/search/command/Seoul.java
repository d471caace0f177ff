package city.madang.search.command;

import city.madang.identity.Jurisdictions;
import city.madang.identity.Level;
import city.madang.identity.Offices;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import city.madang.platform.pack.Pack;
import city.madang.search.Command;
import city.madang.search.NameOffer.Named;
import city.madang.search.Understanding;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The grammar of the city of the pack, with three catalogued places.
final class Seoul {

    /// A Friday.
    static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 20, 14, 0);

    private static final Map<String, String> PLACES = Map.of(
            "서울시청",
            "서울시청",
            "cityhall",
            "서울시청",
            "seoulcityhall",
            "서울시청",
            "강남역",
            "강남역",
            "gangnamstation",
            "강남역",
            "국립중앙박물관",
            "국립중앙박물관",
            "nationalmuseumofkorea",
            "국립중앙박물관");

    private static final Pack PACK = new Pack(Path.of("../packs/seoul"));
    private static final Jurisdictions AREAS = new Jurisdictions(PACK);

    static final Parser PARSER = new CityNames(
                    AREAS, new Offices(PACK, AREAS).list(), named(), PACK.read("words.yaml", WordsFile.class))
            .parser(name -> PLACES.containsKey(name) ? List.of(Subject.parse("place:" + PLACES.get(name))) : List.of());

    private Seoul() {}

    /// What an official is understood to say: `show layer=bikes place=마포구`, areas by their Korean names.
    static String read(String text) {
        return readable(PARSER.read(text, NOW, Audience.Group.OFFICIAL));
    }

    static String readable(Understanding understanding) {
        return switch (understanding) {
            case Understanding.Understood(var command, var confirm) -> readable(command);
            case Understanding.Ambiguous(var word, var choices) ->
                "ambiguous " + choices.stream().map(Seoul::readable).collect(Collectors.joining(" | "));
            case Understanding.NotUnderstood(var why, var part) -> "not understood " + why;
        };
    }

    private static String readable(Command command) {
        var line = new StringBuilder(command.verb());
        command.slots()
                .forEach((name, value) ->
                        line.append(' ').append(name).append('=').append(named(name, value)));
        return line.toString();
    }

    private static String named(String slot, String value) {
        if (slot.equals("districts")) {
            return Stream.of(value.split(","))
                    .map(code -> AREAS.get(code).name().ko())
                    .collect(Collectors.joining(","));
        }
        var parts = value.split(":", 2);
        return switch (parts[0]) {
            case "district" ->
                (slot.equals("subject") ? "district:" : "")
                        + AREAS.get(parts[1]).name().ko();
            case "neighbourhood" -> AREAS.get(parts[1]).name().ko();
            case "place" -> parts[1];
            default -> value;
        };
    }

    static List<String> neighbourhoods() {
        return AREAS.list(Level.NEIGHBOURHOOD).stream()
                .map(area -> area.name().ko())
                .toList();
    }

    private static List<Named> named() {
        var all = new ArrayList<Named>();
        for (var kind : List.of("layer", "figure")) {
            PACK.read(kind + "s.yaml", JsonNode.class).get(kind + "s").forEach(one -> all.add(named(kind, one)));
        }
        PACK.read("pack.yaml", JsonNode.class).get("scenes").forEach(one -> all.add(named("scene", one)));
        return all;
    }

    private static Named named(String type, JsonNode one) {
        var name = one.get("name");
        return new Named(
                type,
                one.get("id").asString(),
                new LocalText(name.get("ko").asString(), name.get("en").asString()));
    }
}
