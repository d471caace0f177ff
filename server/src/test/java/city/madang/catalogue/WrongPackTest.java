package city.madang.catalogue;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.catalogue.shapes.SchematicShapes;
import city.madang.catalogue.shapes.Sketch;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Offices;
import city.madang.platform.CityException;
import city.madang.platform.pack.Pack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A pack with one mistake is refused when the server starts, in words that say where and what.
class WrongPackTest {

    private static final Path SEOUL = Path.of("../packs/seoul");

    @TempDir
    private Path folder = Path.of("replaced by JUnit");

    @BeforeEach
    void copyThePack() throws IOException {
        try (var files = Files.list(SEOUL)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            jurisdictions.yaml | code: "11110"              | code: "99110"                  | 99110 does not begin with 11
            jurisdictions.yaml | code: "11110540"           | code: "11110530"               | the jurisdiction 11110530 twice
            jurisdictions.yaml | centre: [126.9773, 37.5949] | centre: [126.9773]            | centre of 11110 must be [longitude, latitude]
            jurisdictions.yaml | centre: [126.9773, 37.5949] | centre: [226.9773, 37.5949]   | outside WGS 84
            jurisdictions.yaml | area-km2: 23.91            | area-km2: -1                   | area of 11110
            jurisdictions.yaml | slug: jongno               | slugg: jongno                  | slugg
            offices.yaml       | id: transport              | id: Transport                  | 'Transport' is no id of an office
            offices.yaml       | id: transport              | id: water                      | the office 'water' twice
            offices.yaml       | - for-each: district       | - for-each: dong               | must be district, not 'dong'
            datasets.yaml      | owner: transport           | owner: nobody                  | 'nobody', which offices.yaml does not have
            datasets.yaml      | id: weather,               | id: air-quality,               | 'air-quality' twice
            datasets.yaml      | licence: KOGL-1, about: {ko: 도시대기 | about: {ko: 도시대기  | licence of the dataset 'air-quality' is missing
            properties.yaml    | id: pm25                   | id: PM 2.5                     | 'PM 2.5' is no id of a property
            properties.yaml    | range: [0, 1000]           | range: [1000, 0]               | range of the property 'pm25' is empty
            properties.yaml    | [16, "#35c2a3", ok]        | [46, "#35c2a3", ok]            | steps of the property 'pm25' are not ascending
            properties.yaml    | [16, "#35c2a3", ok]        | [16, "green", ok]              | 'green' is no colour
            properties.yaml    | [16, "#35c2a3", ok]        | [16, "#35c2a3", fine]          | unknown word: fine
            properties.yaml    | [16, "#35c2a3", ok]        | [16, "#35c2a3"]                | must be [lower bound, colour, state]
            properties.yaml    | unit: µg/m³                | unit: {ko: 농도}               | unit of the property 'pm25' must be a text or {ko, en}
            properties.yaml    | better: lower              | better: smaller                | unknown word: smaller
            layers.yaml        | draw: points               | draw: dots                     | not 'dots'
            layers.yaml        | colour: pm25               | colour: noise                  | 'noise', which is not among its properties
            layers.yaml        | properties: [pm25, pm10    | properties: [pm25, pm100       | 'pm100', which properties.yaml does not have
            layers.yaml        | dataset: air-quality       | dataset: air                   | 'air', which datasets.yaml does not have
            layers.yaml        | properties: [longitude, latitude, speed | properties: [longitude, speed | needs longitude and latitude
            pack.yaml          | zone: Asia/Seoul           | zone: Seoul                    | 'Seoul' is no time zone
            pack.yaml          | layers: [air, traffic      | layers: [air, trafic           | 'trafic', which layers.yaml does not have
            pack.yaml          | centre: [126.9895, 37.5513] | centre: 126.9895              | centre
            outline.yaml       | - [126.803, 37.605]        | - [126.803]                    | not [longitude, latitude]
            outline.yaml       | id: han                    | idd: han                       | id of a water is missing
            """)
    void isRefusedWithTheFileAndTheMistake(String file, String right, String wrong, String message) throws IOException {
        replace(file, right, wrong);

        assertThatThrownBy(this::open)
                .isInstanceOf(CityException.class)
                .hasMessageContaining(file)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"jurisdictions.yaml", "offices.yaml", "datasets.yaml", "properties.yaml", "layers.yaml", "pack.yaml"})
    void isRefusedIfAFileIsMissing(String file) throws IOException {
        Files.delete(folder.resolve(file));

        assertThatThrownBy(this::open).isInstanceOf(CityException.class).hasMessageContaining(file);
    }

    @Test
    void isRefusedIfACentreLiesOutsideTheOutline() throws IOException {
        replace("jurisdictions.yaml", "centre: [126.9701, 37.5741]", "centre: [126.9, 37.7]");

        assertThatThrownBy(() -> {
                    var pack = new Pack(folder);
                    var jurisdictions = new Jurisdictions(pack);
                    new SchematicShapes(jurisdictions, pack.read("outline.yaml", Sketch.class)).draw();
                })
                .hasMessageContaining("11110530")
                .hasMessageContaining("outside the outline");
    }

    private void open() {
        var pack = new Pack(folder);
        var jurisdictions = new Jurisdictions(pack);
        var datasets = new Datasets(pack, new Offices(pack, jurisdictions));
        new City(pack, new Layers(pack, new ObservedProperties(pack), datasets));
        pack.read("outline.yaml", Sketch.class);
    }

    private void replace(String file, String right, String wrong) throws IOException {
        var path = folder.resolve(file);
        var text = Files.readString(path);
        if (!text.contains(right)) {
            throw new IllegalArgumentException("%s has no '%s' to spoil".formatted(file, right));
        }
        int at = text.indexOf(right);
        Files.writeString(path, text.substring(0, at) + wrong + text.substring(at + right.length()));
    }
}
