package city.madang.search.speech;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.search.command.SeoulGrammar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpokenCommandsTest {

    private static final String DICTIONARY = """
            zoom Z UW M
            in IH N
            in(2) AH N
            show SH OW
            air EH R
            quality K W AA L AH T IY
            go G OW
            to T UW
            compare K AH M P EH R
            and AH N D
            p P IY
            m EH M
            pm P IY EH M
            two T UW
            five F AY V
            point P OY N T
            """;

    @Test
    void holdFormsAndNamesThatCanBeSpokenAndNoOthers(@TempDir Path folder) throws IOException {
        var spoken = SpokenCommands.of(SeoulGrammar.get(), "en", words(folder));

        assertThat(spoken.jsgf())
                .startsWith("#JSGF V1.0")
                .containsPattern("[(|] zoom in [)|]")
                .containsPattern("<command> = .*\\[ .*show.* \\] <layer>")
                .containsPattern("<district> [\\[(].*and.*[\\])] <district>")
                .containsPattern("<layer> = .*air quality")
                .containsPattern("<figure> = .*pm2\\.5")
                .doesNotContain("{", "search for", "whole city");
        assertThat(spoken.dictionary())
                .contains("in IH N\nin(2) AH N\n")
                .contains("pm2.5 P IY EH M T UW P OY N T F AY V\n");
        assertThat(spoken.unspoken()).isPositive();
    }

    @Test
    void speakKoreanNamesByTheirRomanisation(@TempDir Path folder) throws IOException {
        var words = words(folder);

        assertThat(words.of("gangnam-gu")).contains("G AA NG N AA M G UW", "G AE NG N AE M G UW");
        assertThat(words.of("seocho")).containsExactly("S AH CH OW");
        assertThat(words.of("zzz")).isEmpty();
        assertThat(words.of("!")).isEmpty();
    }

    private static Pronunciations words(Path folder) throws IOException {
        return Pronunciations.read(Files.writeString(folder.resolve("words.dict"), DICTIONARY));
    }
}
