package city.madang.live.layers;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.catalogue.Layer;
import city.madang.catalogue.Layer.Draw;
import city.madang.governance.Policy;
import city.madang.live.JsonBytes;
import city.madang.live.Moment;
import city.madang.live.Readership;
import city.madang.live.Topic;
import city.madang.observations.StateView;
import city.madang.observations.Thing;
import city.madang.observations.ThingSpec;
import city.madang.platform.Audience.Group;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import city.madang.platform.pack.Pack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class LayerTopicTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final Position HERE = new Position(127.0473, 37.5172);
    private static final Layer SENSORS = new Layer(
            "sensors",
            LocalText.same("sensors"),
            Draw.POINTS,
            List.of("s-dot"),
            List.of("pm25", "people", "battery"),
            "pm25",
            true,
            "s-dot");
    private static final Layer BUSES = new Layer(
            "buses",
            LocalText.same("buses"),
            Draw.MOVING,
            List.of("bus"),
            List.of("longitude", "latitude", "speed"),
            "speed",
            true,
            "bus-positions");

    @TempDir
    private Path pack;

    private final Town town = new Town();
    private Policy policy;

    @BeforeEach
    void readThePolicy() throws IOException {
        Files.writeString(pack.resolve("policy.yaml"), """
                reasons:
                  r: {text: {ko: 이유, en: reason}, law: {ko: 법, en: law}}
                rules:
                  - {dataset: s-dot, fields: [battery], what: {ko: 가, en: a}, reason: r, see: {anyone: mask, official: show}}
                  - {dataset: s-dot, fields: [people], what: {ko: 가, en: a}, reason: r, see: {anyone: {fewer-than: 5}, official: show}}
                  - {dataset: s-dot, fields: [position], what: {ko: 가, en: a}, reason: r, see: {anyone: {place: district}, official: show}}
                  - {dataset: bus-positions, fields: [position], what: {ko: 가, en: a}, reason: r, see: {anyone: {place: district}, official: show}}
                """);
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(Pack.class, () -> new Pack(pack));
            context.register(Policy.class);
            context.refresh();
            policy = context.getBean(Policy.class);
        }
    }

    @Test
    void writesThingsAndTheirNewestReadings() {
        int pole = town.thing("pole:1", "s-dot", HERE, Map.of());
        town.read(pole, "pm25", NOON, 18);
        town.read(pole, "people", NOON.minusSeconds(60), 3);
        town.read(pole, "battery", NOON.minusSeconds(90), 3.7);

        assertThat(snapshot(topic(SENSORS), Readership.of(Group.OFFICIAL))).isEqualTo("""
                        {"properties":["pm25","people","battery"],\
                        "things":[[0,"pole:1","pole:1","pole:1",127.0473,37.5172,"11680"]],\
                        "readings":[[0,[18,3,3.7],1795230000]]}""");
    }

    @Test
    void showsThePublicOnlyWhatThePolicyAllows() {
        int pole = town.thing("pole:1", "s-dot", HERE, Map.of());
        town.read(pole, "pm25", NOON, 18);
        town.read(pole, "people", NOON, 3);
        town.read(pole, "battery", NOON, 3.7);

        assertThat(snapshot(topic(SENSORS), Readership.ANYONE)).isEqualTo("""
                        {"properties":["pm25","people"],\
                        "things":[[0,"pole:1","pole:1","pole:1",127,37.5,"11680"]],\
                        "readings":[[0,[18,null],1795230000]]}""");
    }

    @Test
    void showsThePublicAMovingThingOnlyAsCoarselyAsThePolicySays() {
        int bus = town.thing("bus:1", "bus", null, Map.of("route", "143"));
        town.read(bus, "longitude", NOON, 127.0473);
        town.read(bus, "latitude", NOON, 37.5172);
        town.read(bus, "speed", NOON, 22);
        var topic = topic(BUSES);

        assertThat(snapshot(topic, Readership.of(Group.OFFICIAL)))
                .contains("[[0,\"bus:1\",\"bus:1\",\"bus:1\",null,null,\"11680\",{\"route\":\"143\"}]]")
                .contains("[[0,[127.0473,37.5172,22],1795230000]]");
        assertThat(snapshot(topic, Readership.ANYONE))
                .contains("[[0,[127,37.5,22],1795230000]]")
                .doesNotContain("127.0473");
    }

    @Test
    void hidesThingsOfSourcesThatAreNotForTheReaders() {
        int pole = town.thing("secret:1", "s-dot", HERE, Map.of());
        town.read(pole, "pm25", NOON, 18);
        var topic = topic(SENSORS);
        var follower = topic.follow(Readership.ANYONE);
        town.read(pole, "pm25", NOON, 19);

        assertThat(snapshot(topic, Readership.ANYONE)).contains("\"things\":[],\"readings\":[]");
        assertThat(changes(follower)).isEmpty();
    }

    @Test
    void tellsEachRowThatChangedOnce() {
        int one = town.thing("pole:1", "s-dot", HERE, Map.of());
        int two = town.thing("pole:2", "s-dot", HERE, Map.of());
        town.read(one, "pm25", NOON, 18);
        town.read(two, "pm25", NOON, 20);
        town.read(two, "people", NOON, 7);
        var follower = topic(SENSORS).follow(Readership.ANYONE);

        town.read(two, "pm25", NOON.plusSeconds(1), 21);
        town.read(two, "people", NOON.plusSeconds(2), 9);

        assertThat(changes(follower)).isEqualTo("{\"readings\":[[1,[21,9],1795230002]]}");
        assertThat(changes(follower)).isEmpty();
    }

    @Test
    void tellsOfThingsThatAreNew() {
        int one = town.thing("pole:1", "s-dot", HERE, Map.of());
        town.read(one, "pm25", NOON, 18);
        var topic = topic(SENSORS);
        var follower = topic.follow(Readership.ANYONE);
        topic.settle();

        int two = town.thing("pole:2", "s-dot", null, Map.of());
        town.read(two, "pm25", NOON, 20);

        assertThat(changes(follower)).isEqualTo("""
                        {"things":[[1,"pole:2","pole:2","pole:2",null,null,"11680"]],"readings":[[1,[20,null],1795230000]]}""");
    }

    @Test
    void doesNotLoseAReadingThatComesWhileThingsAreRegistered() {
        int one = town.thing("pole:1", "s-dot", HERE, Map.of());
        town.read(one, "pm25", NOON, 18);
        var topic = topic(SENSORS);
        var follower = topic.follow(Readership.ANYONE);

        town.thing("pole:0", "s-dot", HERE, Map.of());
        town.read(one, "pm25", NOON.plusSeconds(5), 30);
        var first = changes(follower);
        topic.settle();
        var second = changes(follower);

        assertThat(first + second).contains("[0,[30,null],1795230005]").contains("pole:0");
    }

    @Test
    void stopsFollowingWhenNobodyWatches() {
        town.thing("pole:1", "s-dot", HERE, Map.of());
        var topic = topic(SENSORS);
        var follower = topic.follow(Readership.ANYONE);
        assertThat(town.followers).isEqualTo(1);

        follower.close();

        assertThat(town.followers).isZero();
    }

    private LayerTopic topic(Layer layer) {
        return new LayerTopic(
                layer,
                town,
                new LayerChanges(town::follow),
                (index, readers) -> new LayerSight(
                        index,
                        layer,
                        policy.of(readers.group(), readers.jurisdiction()),
                        thing -> !thing.key().startsWith("secret") || readers.group() != Group.ANYONE,
                        position -> new Position(127.0, 37.5)));
    }

    private String snapshot(Topic topic, Readership readers) {
        var out = new JsonBytes().beginObject();
        topic.writeSnapshot(readers, Moment.now(NOON, town), out);
        return out.endObject().toString();
    }

    private String changes(Topic.Follower follower) {
        var out = new JsonBytes().beginObject();
        return follower.writeChanges(Moment.now(NOON, town), out)
                ? out.endObject().toString()
                : "";
    }

    /// A town whose things and readings a test writes down.
    private static final class Town implements LayerMembers, StateView {

        private final List<Thing> things = new ArrayList<>();
        private final Map<String, Integer> streams = new HashMap<>();
        private final Map<Integer, Double> results = new HashMap<>();
        private final Map<Integer, Long> times = new HashMap<>();
        private final Set<Integer> changed = new LinkedHashSet<>();
        private int followers;

        int thing(String key, String kind, @Nullable Position position, Map<String, String> properties) {
            var spec = new ThingSpec(key, kind, LocalText.same(key), 0, position, "11680", properties);
            things.add(new Thing(things.size(), spec));
            return things.size() - 1;
        }

        void read(int thing, String property, Instant time, double result) {
            int stream = streams.computeIfAbsent(thing + property, any -> streams.size());
            results.put(stream, result);
            times.put(stream, time.toEpochMilli());
            changed.add(stream);
        }

        LayerChanges.Feed follow() {
            followers++;
            changed.clear();
            return new LayerChanges.Feed() {
                @Override
                public void drain(IntConsumer each) {
                    changed.forEach(each::accept);
                    changed.clear();
                }

                @Override
                public void close() {
                    followers--;
                }
            };
        }

        @Override
        public long version() {
            return things.size() * 1000L + streams.size();
        }

        @Override
        public List<Thing> ofKind(String kind) {
            return things.stream().filter(thing -> thing.kind().equals(kind)).toList();
        }

        @Override
        public int datastream(int thing, String property) {
            return streams.getOrDefault(thing + property, -1);
        }

        @Override
        public int datastreams() {
            return streams.size();
        }

        @Override
        public long asOf() {
            return NOON.toEpochMilli();
        }

        @Override
        public int size() {
            return streams.size();
        }

        @Override
        public long time(int datastream) {
            return times.getOrDefault(datastream, Long.MIN_VALUE);
        }

        @Override
        public double result(int datastream) {
            return results.getOrDefault(datastream, Double.NaN);
        }

        @Override
        public byte quality(int datastream) {
            return 0;
        }
    }
}
