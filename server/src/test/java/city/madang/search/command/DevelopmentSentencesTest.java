package city.madang.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// The sentences the grammar is tuned on.
class DevelopmentSentencesTest {

    @Test
    void areUnderstood() throws IOException {
        var wrong = new ArrayList<String>();
        var all = HeldSentencesTest.sentences("development.tsv");
        for (var one : all) {
            var read = Seoul.read(one[0]);
            var wanted = (one[1] + " " + one[2]).strip();
            if (!read.equals(wanted)) {
                wrong.add("%s: %s instead of %s  %s"
                        .formatted(one[0], read, wanted, Seoul.PARSER.explain(one[0], Seoul.NOW)));
            }
        }
        assertThat(wrong).as("of " + all.size()).isEmpty();
    }
}
