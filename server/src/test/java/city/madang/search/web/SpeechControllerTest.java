package city.madang.search.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.platform.CityException;
import city.madang.search.speech.Recogniser;
import city.madang.search.speech.Sound;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpeechControllerTest {

    /// Hears the same whatever is said.
    private record Deaf(Set<String> languages, List<Heard> answers) implements Recogniser {

        @Override
        public List<Heard> hear(Sound sound, String language) {
            return answers;
        }
    }

    @Test
    void saysWhatWasHeardAndWhetherToAsk() {
        var sure = listenTo(new Recogniser.Heard("show buses", 0.873), "en");
        var unsure = listenTo(new Recogniser.Heard("show buses", 0.3), "en");

        assertThat(sure).isEqualTo(new SpeechController.Heard("show buses", 0.87, true));
        assertThat(unsure.sure()).isFalse();
    }

    @Test
    void saysNothingIfNothingWasUnderstood() {
        var controller = new SpeechController(new Deaf(Set.of("en"), List.of()));

        assertThat(controller.listen(second(), "en").getBody()).isEqualTo(new SpeechController.Heard("", 0, false));
    }

    @Test
    void refusesLanguagesThatNothingHereUnderstands() {
        var none = new SpeechController(new Deaf(Set.of(), List.of()));

        assertThat(none.languages().languages()).isEmpty();
        assertThatThrownBy(() -> none.listen(second(), "ko"))
                .isInstanceOf(CityException.class)
                .hasMessageContaining("no offline recogniser for Korean");
        assertThatThrownBy(() -> none.listen(second(), "en")).hasMessageContaining("no offline recogniser here");
        assertThatThrownBy(() -> none.listen(second(), "fr")).hasMessageContaining("'fr'");
    }

    private static SpeechController.Heard listenTo(Recogniser.Heard heard, String language) {
        var controller = new SpeechController(new Deaf(Set.of(language), List.of(heard)));
        return java.util.Objects.requireNonNull(
                controller.listen(second(), language).getBody());
    }

    /// A second of silence as a WAV file.
    private static byte[] second() {
        var file = ByteBuffer.allocate(44 + 32_000).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 32_000);
        file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        file.putShort((short) 1).putShort((short) 1).putInt(16_000);
        file.putInt(32_000).putShort((short) 2).putShort((short) 16);
        file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(32_000);
        return file.array();
    }
}
