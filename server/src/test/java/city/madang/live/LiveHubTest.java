package city.madang.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.platform.Audience.Group;
import city.madang.platform.CityException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class LiveHubTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final Pattern ROW = Pattern.compile("\\[\"(\\w+)\",(\\d+)]");

    private final Numbers a = new Numbers("a");
    private final Numbers b = new Numbers("layer:b");
    private final Numbers officials = new Numbers("desk", Group.OFFICIAL);
    private final LiveHub hub = hub(LiveProperties.standard());

    @Test
    void beginsWithASnapshotOfEveryTopic() {
        a.open.put("x", 1);
        b.open.put("y", 2);

        assertThat(texts(open(Readership.ANYONE, "a", "layer:b").take()))
                .satisfiesExactly(
                        status -> assertThat(status).startsWith("event: status\n"),
                        first -> assertThat(first)
                                .startsWith("event: snapshot\ndata: {\"topic\":\"a\",\"version\":")
                                .contains("\"at\":\"2026-11-21T03:00:00Z\"", "\"rows\":[[\"x\",1]]")
                                .endsWith("}\n\n"),
                        second -> assertThat(second).contains("\"topic\":\"layer:b\"", "[\"y\",2]"));
    }

    @Test
    void sendsOnlyTheRowsThatChanged() {
        a.open.put("x", 1);
        a.open.put("y", 1);
        var screen = open(Readership.ANYONE, "a");
        screen.take();

        a.open.put("x", 2);
        hub.tick();

        assertThat(texts(screen.take()))
                .singleElement()
                .asString()
                .startsWith("event: delta\n")
                .contains("\"rows\":[[\"x\",2]]");
    }

    @Test
    void hasNothingToSendWhileNothingChanges() {
        a.open.put("x", 1);
        var screen = open(Readership.ANYONE, "a");
        screen.take();

        hub.tick();

        assertThat(screen.take()).isEmpty();
    }

    @Test
    void sendsEachTopicsDeltasInOrder() {
        var screen = open(Readership.ANYONE, "a");
        screen.take();
        for (int i = 1; i <= 5; i++) {
            a.open.put("x", i);
            hub.tick();
        }

        assertThat(texts(screen.take()).stream().map(LiveHubTest::rows))
                .extracting(rows -> rows.get("x"))
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void encodesOnceForAllWhoSeeATopicAlike() {
        a.open.put("x", 1);
        for (int i = 0; i < 100; i++) {
            open(Readership.ANYONE, "a").take();
        }

        assertThat(a.encodings).hasValue(1);
    }

    @Test
    void givesLatecomersTheKeptSnapshotAndTheDeltasSince() {
        open(Readership.ANYONE, "a").take();
        a.open.put("x", 7);
        hub.tick();

        var late = texts(open(Readership.ANYONE, "a").take());

        assertThat(a.encodings).hasValue(1);
        assertThat(state(late)).containsEntry("x", 7);
    }

    @Test
    void showsEachGroupItsOwnFields() {
        a.open.put("x", 1);
        a.secret.put("s", 9);
        var citizen = open(Readership.ANYONE, "a");
        var official = open(Readership.of(Group.OFFICIAL), "a");

        assertThat(state(texts(citizen.take()))).containsOnlyKeys("x");
        assertThat(state(texts(official.take()))).containsOnlyKeys("x", "s");

        a.secret.put("s", 10);
        hub.tick();

        assertThat(citizen.take()).isEmpty();
        assertThat(state(texts(official.take()))).containsExactly(java.util.Map.entry("s", 10));
    }

    @Test
    void givesASlowScreenTheNewestStateInsteadOfAQueue() {
        var small = hub(limits(4, DataSize.ofMegabytes(1)));
        var screen = small.open(List.of("a"), Readership.ANYONE, ResumePoint.NONE, null, null);
        screen.take();
        for (int i = 1; i <= 100; i++) {
            a.open.put("x", i);
            small.tick();
        }

        var news = texts(screen.take());

        assertThat(news).singleElement().asString().startsWith("event: snapshot\n");
        assertThat(state(news)).containsEntry("x", 100);
        assertThat(screen.take()).isEmpty();
    }

    @Test
    void boundsTheKeptDeltasByTheirBytesToo() {
        var small = hub(limits(1000, DataSize.ofBytes(300)));
        var screen = small.open(List.of("a"), Readership.ANYONE, ResumePoint.NONE, null, null);
        screen.take();
        for (int i = 1; i <= 10; i++) {
            a.open.put("x", i);
            small.tick();
        }

        assertThat(texts(screen.take())).singleElement().asString().startsWith("event: snapshot\n");
    }

    @Test
    void resumesWithWhatWasMissed() {
        a.open.put("x", 1);
        var first = open(Readership.ANYONE, "a", "layer:b");
        first.take();
        var position = first.position();
        hub.close(first);
        a.open.put("y", 2);
        hub.tick();

        var second = hub.open(List.of("a", "layer:b"), Readership.ANYONE, ResumePoint.parse(position), null, null);

        assertThat(position).matches("[0-9a-z]+-0\\.a:\\d+,layer:b:\\d+");
        assertThat(texts(second.take()).stream().skip(1))
                .singleElement()
                .asString()
                .startsWith("event: delta\n")
                .contains("\"rows\":[[\"y\",2]]");
    }

    @Test
    void startsAnewWhoeverResumesFromAnotherRunOrAnotherReadership() {
        var official = open(Readership.of(Group.OFFICIAL), "a");
        official.take();

        for (var position : List.of("old-0.a:1", official.position(), "", "rubbish", "e.a:b", "e.:")) {
            var screen = hub.open(List.of("a"), Readership.ANYONE, ResumePoint.parse(position), null, null);
            assertThat(texts(screen.take()).stream().skip(1))
                    .as(position)
                    .singleElement()
                    .asString()
                    .startsWith("event: snapshot\n");
        }
    }

    @Test
    void namesTheTopicThatDoesNotExist() {
        assertThatThrownBy(() -> open(Readership.ANYONE, "a", "weather"))
                .isInstanceOf(CityException.class)
                .hasMessage("There is no topic 'weather'; there are: a, layer:b, desk")
                .extracting(failure -> ((CityException) failure).category())
                .isEqualTo(CityException.Category.INVALID);
    }

    @Test
    void refusesATopicThatIsNotForTheViewer() {
        assertThatThrownBy(() -> open(Readership.ANYONE, "desk"))
                .extracting(failure -> ((CityException) failure).category())
                .isEqualTo(CityException.Category.FORBIDDEN);
        assertThat(open(Readership.of(Group.STEWARD), "desk").take()).hasSize(2);
    }

    @Test
    void limitsTopicsScreensAndAddresses() {
        var tight = hub(new LiveProperties(
                Duration.ofMillis(250),
                Duration.ofSeconds(15),
                3,
                2,
                1,
                10,
                DataSize.ofMegabytes(1),
                Duration.ofSeconds(20),
                1));
        var topic = List.of("a");

        assertThat(refusal(() -> tight.open(List.of("a", "layer:b"), Readership.ANYONE, ResumePoint.NONE, null, null)))
                .isEqualTo(CityException.Category.INVALID);
        var first = tight.open(topic, Readership.ANYONE, ResumePoint.NONE, "192.0.2.1", null);
        tight.open(topic, Readership.ANYONE, ResumePoint.NONE, "192.0.2.1", null);
        assertThat(refusal(() -> tight.open(topic, Readership.ANYONE, ResumePoint.NONE, "192.0.2.1", null)))
                .isEqualTo(CityException.Category.TOO_MANY);
        tight.open(topic, Readership.ANYONE, ResumePoint.NONE, null, null);
        assertThat(refusal(() -> tight.open(topic, Readership.ANYONE, ResumePoint.NONE, "192.0.2.2", null)))
                .isEqualTo(CityException.Category.UNAVAILABLE);

        tight.close(first);

        assertThat(tight.open(topic, Readership.ANYONE, ResumePoint.NONE, "192.0.2.1", null))
                .isNotNull();
    }

    @Test
    void closesTheScreensOfASessionThatEnds() {
        var mine = hub.open(List.of("a"), Readership.ANYONE, ResumePoint.NONE, null, "s1");
        var other = hub.open(List.of("a"), Readership.ANYONE, ResumePoint.NONE, null, "s2");

        hub.closeSession("s1");

        assertThat(mine.closed()).isTrue();
        assertThat(other.closed()).isFalse();
    }

    @Test
    void wakesAScreenThatWaits() throws InterruptedException {
        var screen = open(Readership.ANYONE, "a");
        screen.take();
        var waiting = Thread.ofVirtual().start(() -> {
            try {
                screen.await(Long.MAX_VALUE / 2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        a.open.put("x", 1);
        hub.tick();
        waiting.join();

        assertThat(state(texts(screen.take()))).containsEntry("x", 1);
    }

    @Test
    void tellsEveryScreenWhenTheStatusChanges() {
        var screen = open(Readership.ANYONE, "a");
        screen.take();

        hub.status()
                .update(out -> out.beginObject().name("database").string("down").endObject());
        assertThat(texts(screen.take())).containsExactly("event: status\ndata: {\"database\":\"down\"}\n\n");

        hub.status()
                .update(out -> out.beginObject().name("database").string("down").endObject());
        assertThat(screen.take()).isEmpty();
    }

    @Test
    void goesOnWithTheOtherTopicsWhenOneFails() {
        var broken = new RowsTopic("broken", "rows") {
            private int calls;

            @Override
            protected List<Row> rows(Readership readers, Moment moment) {
                if (calls++ > 1) {
                    throw new IllegalStateException("This topic is broken on purpose");
                }
                return List.of();
            }

            @Override
            public Duration pace() {
                return Duration.ZERO;
            }
        };
        var hub = new LiveHub(List.of(TopicOffer.of(broken, a)), LiveHubTest::noon, LiveProperties.standard());
        var screen = hub.open(List.of("broken", "a"), Readership.ANYONE, ResumePoint.NONE, null, null);
        screen.take();

        a.open.put("x", 3);
        hub.tick();

        assertThat(state(texts(screen.take()))).containsEntry("x", 3);
    }

    /// Any sequence of changes, ticks, takes and reconnections leaves a screen with the city's own state.
    @Test
    void endsInTheSameStateWhateverHappensOnTheWay() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new java.util.Random(seed);
            var topic = new Numbers("a");
            var hub = new LiveHub(
                    List.of(TopicOffer.of(topic)),
                    LiveHubTest::noon,
                    limits(1 + random.nextInt(8), DataSize.ofBytes(200 + random.nextInt(2000))));
            var seen = new TreeMap<String, Integer>();
            var screen = hub.open(List.of("a"), Readership.ANYONE, ResumePoint.NONE, null, null);
            for (int step = 0; step < 120; step++) {
                switch (random.nextInt(6)) {
                    case 0, 1, 2 -> topic.open.put("k" + random.nextInt(6), random.nextInt(100));
                    case 3 -> hub.tick();
                    case 4 -> seen.putAll(state(texts(screen.take())));
                    default -> {
                        var position = ResumePoint.parse(screen.position());
                        hub.close(screen);
                        screen = hub.open(List.of("a"), Readership.ANYONE, position, null, null);
                    }
                }
            }
            hub.tick();
            seen.putAll(state(texts(screen.take())));
            assertThat(seen).as("seed %d", seed).isEqualTo(topic.open);
        }
    }

    private Screen open(Readership readers, String... topics) {
        return hub.open(List.of(topics), readers, ResumePoint.NONE, null, null);
    }

    private LiveHub hub(LiveProperties limits) {
        return new LiveHub(List.of(TopicOffer.of(a, b), TopicOffer.of(officials)), LiveHubTest::noon, limits);
    }

    private static LiveProperties limits(int events, DataSize bytes) {
        return new LiveProperties(
                Duration.ofMillis(250), Duration.ofSeconds(15), 100, 100, 10, events, bytes, Duration.ofSeconds(20), 1);
    }

    private static Moment noon() {
        return Moment.now(NOON, new FixedState(NOON.toEpochMilli()));
    }

    private static CityException.@Nullable Category refusal(Runnable action) {
        try {
            action.run();
            return null;
        } catch (CityException refused) {
            return refused.category();
        }
    }

    private static List<String> texts(List<Frame> frames) {
        return frames.stream()
                .map(frame -> new String(frame.plain(), StandardCharsets.UTF_8))
                .toList();
    }

    private static TreeMap<String, Integer> rows(String text) {
        var rows = new TreeMap<String, Integer>();
        var matcher = ROW.matcher(text);
        while (matcher.find()) {
            rows.put(matcher.group(1), Integer.parseInt(matcher.group(2)));
        }
        return rows;
    }

    private static TreeMap<String, Integer> state(List<String> texts) {
        var state = new TreeMap<String, Integer>();
        texts.forEach(text -> state.putAll(rows(text)));
        return state;
    }
}
