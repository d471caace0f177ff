package city.madang.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.platform.Audience;
import city.madang.search.Understanding;
import city.madang.search.Understanding.Ambiguous;
import city.madang.search.Understanding.NotUnderstood;
import city.madang.search.Understanding.Understood;
import city.madang.search.Understanding.Why;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

    @ParameterizedTest
    @CsvSource({
        "버스를 켜 줘, show layer=buses",
        "켜 줘 버스를, show layer=buses",
        "shwo buses, show layer=buses",
        "강남구공기질보여줘, show layer=air place=강남구",
        "강남규 보여줘, go place=강남구",
        "Gangnm, go place=강남구",
    })
    void forgivesParticlesOrderSpacesAndSlips(String said, String command) {
        assertThat(Seoul.read(said)).isEqualTo(command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"신사동", "신사동으로 가줘"})
    void asksWhichWhereANameHasSeveralBearers(String said) {
        assertThat(Seoul.PARSER.read(said, Seoul.NOW, Audience.Group.ANYONE))
                .isInstanceOfSatisfying(Ambiguous.class, asked -> {
                    assertThat(asked.word()).isEqualTo("신사동");
                    assertThat(asked.choices())
                            .hasSizeBetween(2, 8)
                            .allMatch(choice -> choice.verb().equals("go"));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"교통실에 전화해", "tell the fire headquarters to inspect the site"})
    void asksBeforeActingOnPeopleAndActsForOfficialsOnly(String said) {
        assertThat(Seoul.PARSER.read(said, Seoul.NOW, Audience.Group.OFFICIAL))
                .isInstanceOfSatisfying(
                        Understood.class, read -> assertThat(read.confirm()).isTrue());
        assertThat(Seoul.PARSER.read(said, Seoul.NOW, Audience.Group.ANYONE))
                .isInstanceOfSatisfying(
                        NotUnderstood.class, read -> assertThat(read.why()).isEqualTo(Why.NOT_ALLOWED));
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "'  /  ', EMPTY",
        "xyzzy, UNKNOWN",
        "ㅋㅋㅋㅋ, UNKNOWN",
        "비교 강남, COMPARE_TWO",
        "compare Gangnam Gangnam, COMPARE_TWO"
    })
    void saysWhyItDidNotUnderstand(String said, Why why) {
        assertThat(Seoul.PARSER.read(said, Seoul.NOW, Audience.Group.OFFICIAL))
                .isInstanceOfSatisfying(
                        NotUnderstood.class, read -> assertThat(read.why()).isEqualTo(why));
    }

    @Test
    void refusesASpeech() {
        assertThat(Seoul.PARSER.read("버스 ".repeat(2000), Seoul.NOW, Audience.Group.OFFICIAL))
                .isInstanceOfSatisfying(
                        NotUnderstood.class, read -> assertThat(read.why()).isEqualTo(Why.TOO_LONG));
    }

    @Test
    void neverThrowsWhateverIsSaid() {
        long seed = 20_261_121;
        var random = new Random(seed);
        var letters = "가나다 구동전비교보여줘강남시청역만 어제3시abc show0:1/?.()[]{}*+\\^$|\u0000\ud83d\ude00ㄱㅏ’";
        for (int round = 0; round < 3000; round++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            Understanding read = Seoul.PARSER.read(text.toString(), Seoul.NOW, Audience.Group.MAYOR);
            assertThat(read).as("seed %d, '%s'", seed, text).isNotNull();
        }
    }

    @Test
    void understandsEveryFormOfTheGrammarAsItsVerb() {
        var wrong = new HashSet<String>();
        int forms = 0;
        for (var entry : Seoul.PARSER.grammar().entries()) {
            for (var form : java.util.stream.Stream.concat(entry.ko().stream(), entry.en().stream())
                    .toList()) {
                forms++;
                var said = filled(form);
                if (!Seoul.read(said).split(" ")[0].equals(entry.verb())) {
                    wrong.add(said + " -> " + Seoul.read(said));
                }
            }
        }
        // A few forms stand under two verbs, because people say them for both.
        assertThat(wrong).as("of %d forms", forms).hasSizeLessThan(forms / 40);
    }

    @Test
    void hasMoreThanTwoHundredCommandsInEachLanguage() {
        var ko = new HashSet<String>();
        var en = new HashSet<String>();
        for (var entry : Seoul.PARSER.grammar().entries()) {
            ko.addAll(entry.ko());
            en.addAll(entry.en());
        }
        assertThat(ko).hasSizeGreaterThanOrEqualTo(200);
        assertThat(en).hasSizeGreaterThanOrEqualTo(200);
    }

    private static String filled(String form) {
        boolean korean = form.chars().anyMatch(c -> Hangul.isSyllable((char) c));
        var text = form.replaceFirst("\\{district}", korean ? "강남구" : "Gangnam")
                .replace("{district}", korean ? "송파구" : "Songpa");
        return text.replace("{layer}", korean ? "따릉이" : "bikes")
                .replace("{figure}", korean ? "기온" : "temperature")
                .replace("{scene}", korean ? "안전" : "safety")
                .replace("{panel}", korean ? "언론" : "press")
                .replace("{place}", korean ? "마포구" : "Mapo")
                .replace("{time}", korean ? "어제" : "yesterday")
                .replace("{category}", korean ? "화재" : "fires")
                .replace("{camera}", korean ? "카메라" : "cameras")
                .replace("{count}", korean ? "9" : "nine")
                .replace("{office}", korean ? "교통실" : "transport office")
                .replace("{owned}", korean ? "소음" : "noise")
                .replace("{page}", korean ? "감사 기록" : "audit trail")
                .replace("{text}", korean ? "빗물" : "umbrellas");
    }
}
