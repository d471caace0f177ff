package city.madang.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.catalogue.Layer.Draw;
import city.madang.catalogue.ObservedProperty.State;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Offices;
import city.madang.platform.pack.Pack;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SeoulPackTest {

    private final Pack pack = new Pack(Path.of("../packs/seoul"));
    private final Jurisdictions jurisdictions = new Jurisdictions(pack);
    private final Offices offices = new Offices(pack, jurisdictions);
    private final Datasets datasets = new Datasets(pack, offices);
    private final ObservedProperties properties = new ObservedProperties(pack);
    private final Layers layers = new Layers(pack, properties, datasets);

    @ParameterizedTest
    @CsvSource({
        "pm25, 15.9, OK",
        "pm25, 36, WATCH",
        "pm25, 80, ALARM",
        "speed, 12, ALARM",
        "speed, 30, OK",
        "temperature, 10, NONE",
        "temperature, 35, ALARM",
        "bearing, 10, NONE"
    })
    void saysWhatAValueMeans(String property, double value, State state) {
        assertThat(properties.get(property).state(value)).isEqualTo(state);
    }

    @Test
    void coloursEveryLayerOfReadingsByAPropertyWithSteps() {
        assertThat(layers.list())
                .filteredOn(layer -> layer.draw() != Draw.PLACES)
                .hasSizeGreaterThanOrEqualTo(11);
        assertThat(layers.list())
                .filteredOn(layer -> layer.colour() != null)
                .allSatisfy(layer -> assertThat(
                                properties.get(String.valueOf(layer.colour())).steps())
                        .isNotEmpty());
    }

    @Test
    void knowsItsOwnProfile() {
        var city = new City(pack, layers).profile();

        assertThat(city.zone()).hasToString("Asia/Seoul");
        assertThat(city.scenes()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(jurisdictions.districts()).allMatch(district -> city.bounds().contains(district.centre()));
    }

    @Test
    void figuresAndScenesNameOnlyWhatThereIs() {
        var figures = figures();
        var ids =
                figures.stream().map(figure -> figure.path("id").stringValue()).collect(Collectors.toSet());

        assertThat(ids).hasSize(figures.size()).hasSizeGreaterThanOrEqualTo(16);
        assertThat(figures).allSatisfy(figure -> {
            if (figure.has("readings")) {
                assertThat(properties.find(figure.at("/readings/property").stringValue()))
                        .isPresent();
            }
            assertThat(offices.find(figure.path("office").stringValue())).isPresent();
            var topic = figure.path("topic").asString("");
            if (topic.startsWith("layer:")) {
                assertThat(layers.find(topic.substring(6))).isPresent();
            }
        });
        assertThat(new City(pack, layers).profile().scenes()).allSatisfy(scene -> {
            assertThat(ids).containsAll(scene.figures());
            assertThat(scene.figures()).hasSizeGreaterThanOrEqualTo(12);
        });
    }

    private List<JsonNode> figures() {
        return pack.read("figures.yaml", JsonNode.class)
                .path("figures")
                .valueStream()
                .toList();
    }
}
