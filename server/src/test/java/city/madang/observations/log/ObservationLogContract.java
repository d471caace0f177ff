package city.madang.observations.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [ObservationLog] must do, the in-memory fake included.
abstract class ObservationLogContract {

    private static final byte[] CONTENT = {1, 2, 3};

    abstract ObservationLog log();

    @Test
    void replaysBlocksInOrderAfterASequence() {
        var log = log();
        for (long sequence = 1; sequence <= 5; sequence++) {
            log.append(sequence, 1_000 * sequence, 1, new byte[] {(byte) sequence}, List.of());
        }
        var seen = new ArrayList<String>();

        log.replay(2, (sequence, received, content) -> seen.add(sequence + "@" + received + "=" + content[0]));

        assertThat(seen).containsExactly("3@3000=3", "4@4000=4", "5@5000=5");
    }

    @Test
    void replaysNothingOfAnEmptyLog() {
        log().replay(0, (sequence, received, content) -> assertThat(sequence).isNegative());
    }

    @Test
    void knowsTheKeysOfDurableDeliveries() {
        var log = log();
        log.append(1, 1_000, 1, CONTENT, List.of("a", "b"));

        assertThat(log.known(List.of("b", "c"))).containsExactly("b");
    }

    @Test
    void forgetsKeysThatAreOldEnough() {
        var log = log();
        log.append(1, 1_000, 1, CONTENT, List.of("old"));
        log.append(2, 2_000, 1, CONTENT, List.of("young"));

        log.forgetKeys(2_000);

        assertThat(log.known(List.of("old", "young"))).containsExactly("young");
    }

    @Test
    void refusesASequenceThatIsTaken() {
        var log = log();
        log.append(1, 1_000, 1, CONTENT, List.of());

        assertThatThrownBy(() -> log.append(1, 1_000, 1, CONTENT, List.of())).isInstanceOf(RuntimeException.class);
    }
}
