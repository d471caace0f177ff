package city.madang.observations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import city.madang.platform.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class RegistryTest {

    private final ThingRegistry registry =
            new JdbcThingRegistry(JdbcClient.create(TestDatabase.migrated()), new JsonMapper());
    private Things things = new Things(registry);
    private Datastreams datastreams = new Datastreams(registry, things);

    @BeforeEach
    void reopen() {
        things = new Things(registry);
        datastreams = new Datastreams(registry, things);
    }

    @Test
    void keepsNumbersOverARestart() {
        int thing = things.register(station("강남구"));
        int pm10 = datastreams.register(thing, "pm10", "µg/m³");
        int pm25 = datastreams.register(thing, "pm25", "µg/m³");

        reopen();

        assertThat(things.find("air-station:강남구")).get().isEqualTo(new Thing(thing, station("강남구")));
        assertThat(datastreams.number(thing, "pm25")).isEqualTo(pm25);
        assertThat(datastreams.ofThing(thing)).extracting(Datastream::number).containsExactly(pm10, pm25);
        assertThat(datastreams.ofProperty("pm10")).containsExactly(pm10);
    }

    @Test
    void givesAThingItsNumberOnceAndReplacesWhatIsKnownOfIt() {
        int thing = things.register(station("강남구"));
        var moved = new ThingSpec(
                "air-station:강남구", "air-station", LocalText.same("new name"), 4, null, null, Map.of("height", "12 m"));

        assertThat(things.register(moved)).isEqualTo(thing);

        reopen();
        assertThat(things.get(thing).spec()).isEqualTo(moved);
        assertThat(things.count()).isEqualTo(1);
        assertThat(things.ofSource(4)).hasSize(1);
        assertThat(things.ofSource(3)).isEmpty();
    }

    @Test
    void tellsOnlyOfWhatIsNew() {
        var told = new ArrayList<Thing>();
        things.onRegistered(told::addAll);
        things.register(station("강남구"));
        long version = things.version();

        things.registerAll(List.of(station("강남구"), station("중구")));
        things.register(station("중구"));

        assertThat(told).extracting(Thing::key).containsExactly("air-station:강남구", "air-station:중구");
        assertThat(things.version()).isEqualTo(version + 1);
    }

    @Test
    void refusesADatastreamOfNoThing() {
        assertThatThrownBy(() -> datastreams.register(7, "pm10", "µg/m³"))
                .isInstanceOf(CityException.class)
                .hasMessageContaining("7");
    }

    @Test
    void registersAWholeCityAtOnce() {
        int[] numbers = things.registerAll(
                IntStream.range(0, 40_000).mapToObj(i -> station("sensor " + i)).toList());
        int[] streams = datastreams.registerAll(IntStream.range(0, 80_000)
                .mapToObj(i -> new DatastreamSpec(numbers[i / 2], i % 2 == 0 ? "noise" : "temperature", "dB"))
                .toList());

        assertThat(numbers).hasSize(40_000).doesNotHaveDuplicates();
        assertThat(streams).hasSize(80_000).doesNotHaveDuplicates();
        reopen();
        assertThat(datastreams.ofProperty("noise")).hasSize(40_000);
    }

    private static ThingSpec station(String name) {
        return new ThingSpec(
                "air-station:" + name,
                "air-station",
                LocalText.same(name),
                3,
                new Position(127.0, 37.5),
                "11680",
                Map.of());
    }
}
