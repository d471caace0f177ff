package city.madang.opinion.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.madang.opinion.analysis.Tone.Verdict;
import city.madang.search.TextReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToneTest {

    private final TextReader reader = TextReader.plain();
    private final Lexicon lexicon = Lexicon.standard();

    @Test
    void givesWilsonsInterval() {
        // 1 of 10: 0.0179 to 0.4042, as tabulated for Wilson's score interval.
        var tone = new Tone(1, 9, 4);
        assertThat(tone.low()).isCloseTo(0.0179, within(5e-4));
        assertThat(tone.high()).isCloseTo(0.4042, within(5e-4));
        assertThat(tone.verdict()).isEqualTo(Verdict.CRITICAL);
    }

    @Test
    void saysNothingOfTooFew() {
        assertThat(new Tone(4, 0, 90).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Tone.NONE.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Tone.NONE.low()).isZero();
        assertThat(Tone.NONE.high()).isEqualTo(1);
        assertThat(new Tone(5, 5, 0).verdict()).isEqualTo(Verdict.DIVIDED);
    }

    @ParameterizedTest
    @CsvSource({
        "버스 기사님 친절하셔서 감사합니다, 1",
        "역삼동 도로 침수 심각합니다, -1",
        "길이 하나도 안 불편해요, 1",
        "새 신호 체계가 편리하지 않아요, -1",
        "오늘 점심 뭐 먹지, 0",
        "Quick and friendly service, 1",
        "The lift is broken again, -1",
        "This is not good, -1",
        "I don't like it, -1",
        "A walk along the river, 0"
    })
    void tellsTheSideOfASentence(String text, int side) {
        var language = TextReader.language(text);
        assertThat(Integer.signum(lexicon.balance(reader.words(text, language), language)))
                .isEqualTo(side);
    }

    @Test
    void knowsAHundredWordsOfEachLanguage() {
        for (var language : TextReader.Language.values()) {
            assertThat(lexicon.size(language)).isGreaterThan(100);
        }
    }
}
