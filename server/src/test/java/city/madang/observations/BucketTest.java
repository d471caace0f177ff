package city.madang.observations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class BucketTest {

    @RepeatedTest(200)
    void mergesToTheSameWhateverTheParts(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var parts = new ArrayList<Bucket>();
        int size = random.nextInt(1, 60);
        for (int i = 0; i < size; i++) {
            parts.add(Bucket.of(0, random.nextInt(-1000, 1000), i));
        }
        var inOrder = parts.stream().reduce(Bucket::merge).orElseThrow();

        Collections.shuffle(parts, random);
        while (parts.size() > 1) {
            int at = random.nextInt(parts.size() - 1);
            parts.set(at, parts.get(at).merge(parts.remove(at + 1)));
        }

        assertThat(parts).containsExactly(inOrder);
        assertThat(inOrder.count()).isEqualTo(size);
        assertThat(inOrder.lastTime()).isEqualTo(size - 1);
    }
}
