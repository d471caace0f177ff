package city.madang.intake.connector;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.intake.definition.Endpoint;
import city.madang.intake.document.CsvForm;
import city.madang.intake.document.DocumentReader;
import city.madang.intake.document.Format;
import city.madang.intake.document.RecordPath;
import city.madang.intake.document.TextEncoding;
import city.madang.platform.CityException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The listener against a real broker.
class MqttListenerTest {

    private static final String PASSWORD = "the-password";

    @TempDir
    private Path folder;

    private final TestDesk desk = new TestDesk();
    private final Happenings line = new Happenings();
    private TestBroker broker;
    private MqttListener listener;

    @BeforeEach
    void start() throws Exception {
        broker = new TestBroker(folder, PASSWORD);
        listener = listener(PASSWORD);
    }

    @AfterEach
    void stop() {
        listener.close();
        broker.close();
    }

    /// What a listener said about its line.
    private static final class Happenings implements MqttListener.Line {

        final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void connected() {
            told.add("connected");
        }

        @Override
        public void disconnected(Throwable cause) {
            told.add(String.valueOf(cause.getMessage()));
        }

        long connections() {
            return told.stream().filter("connected"::equals).count();
        }
    }

    private MqttListener listener(String password) {
        var endpoint = new Endpoint(
                "sensors", null, null, Map.of(), null, null, "noise/+/level", 1, null, null, null, null, null);
        return new MqttListener(
                broker.target(),
                endpoint,
                "madang-noise",
                TestBroker.USER,
                password,
                new DocumentReader(Format.JSON, TextEncoding.UTF_8, CsvForm.PLAIN, RecordPath.root()),
                desk,
                line);
    }

    private void connect() {
        long before = line.connections();
        listener.start();
        await("the listener is connected", () -> line.connections() > before);
    }

    private static String[] levels(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"n\":%d}".formatted(i))
                .toArray(String[]::new);
    }

    private void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain until " + what + "; the line said " + line.told);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void takesWhatSensorsSayWithTheirTopic() {
        connect();
        broker.publish("noise/11110/level", levels(0, 50));
        await("all are taken", () -> desk.taken.size() >= 50);

        assertThat(desk.texts("n"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(Integer::toString).toList());
        assertThat(desk.texts("$topic[1]")).containsOnly("11110");
    }

    @Test
    void goesOnAfterTheBrokerWasRestarted() throws Exception {
        connect();
        broker.publish("noise/11110/level", levels(0, 5));
        await("the first are taken", () -> desk.taken.size() >= 5);

        broker.stop();
        await("the loss is told", () -> line.told.size() > 1);
        broker.start();
        await("the listener is connected again", () -> line.connections() >= 2);
        broker.publish("noise/11110/level", levels(5, 10));
        await("the others are taken", () -> desk.taken.size() >= 10);

        assertThat(desk.texts("n"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 10).mapToObj(Integer::toString).toList());
    }

    @Test
    void findsAtTheBrokerWhatWasSaidWhileItWasAway() {
        connect();
        listener.close();
        broker.publish("noise/11110/level", levels(0, 20));
        listener = listener(PASSWORD);
        connect();
        await("all are taken", () -> desk.taken.size() >= 20);

        assertThat(desk.texts("n"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(Integer::toString).toList());
    }

    @Test
    void leavesWithTheBrokerWhatCannotBeStored() {
        connect();
        desk.failure = CityException.unavailable("The database is away", Duration.ofSeconds(1), null);
        broker.publish("noise/11110/level", levels(0, 8));
        await("it was tried", () -> desk.attempts.get() > 1);
        listener.close();
        desk.failure = null;
        assertThat(desk.taken).isEmpty();

        listener = listener(PASSWORD);
        connect();
        await("all are taken", () -> new HashSet<>(desk.texts("n")).size() == 8);
    }

    @Test
    void putsAsideWhatIsNoDocumentAndTakesTheRest() {
        connect();
        broker.publish("noise/11110/level", "{\"n\":1}", "{\"n\":", "\u0000", "{\"n\":2}");
        await("all are seen", () -> desk.taken.size() >= 2 && desk.refused.size() >= 2);

        assertThat(desk.texts("n")).containsExactly("1", "2");
        assertThat(desk.refused).extracting(reason -> reason.code()).containsExactly("unreadable", "unreadable");
    }

    @Test
    void goesOnAfterAMessageThatBreaksTheDesk() {
        connect();
        desk.failure = new IllegalStateException("a mistake of ours");
        broker.publish("noise/11110/level", levels(0, 1));
        await("it is put aside", () -> desk.refused.size() == 1);
        desk.failure = null;
        broker.publish("noise/11110/level", levels(1, 2));
        await("the next is taken", () -> desk.taken.size() == 1);

        assertThat(desk.texts("n")).containsExactly("1");
    }

    @Test
    void saysThatItsPasswordIsWrongAndIsNotLetIn() {
        listener = listener("wrong");
        listener.start();
        await("the refusal is told twice", () -> line.told.size() >= 2);
        broker.publish("noise/11110/level", levels(0, 3));

        assertThat(line.told).allMatch(text -> text.contains("BAD_USER_NAME_OR_PASSWORD"));
        assertThat(desk.taken).isEmpty();
    }

    @Test
    void leavesMessagesAtTheBrokerWhileItIsHeld() {
        connect();
        listener.hold(true);
        broker.publish("noise/11110/level", levels(0, 3));
        assertThat(desk.taken).isEmpty();

        listener.hold(false);
        await("they are taken", () -> desk.taken.size() == 3);
    }
}
