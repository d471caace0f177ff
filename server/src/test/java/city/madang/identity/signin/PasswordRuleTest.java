package city.madang.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

    @ParameterizedTest
    @ValueSource(strings = {"a long enough one", "서울은 오늘도 맑고 바람이 붑니다", "correct horse battery"})
    void takesAShortSentenceInAnyScript(String password) {
        assertThat(PasswordRule.objectionTo(password, "mayor")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fourteen chars",
                "123456789012345",
                "aaaaaaaaaaaaaaaaaaaa",
                "PasswordPassword",
                "the mayor of seoul"
            })
    void refusesWhatIsGuessedFirst(String password) {
        assertThat(PasswordRule.objectionTo(password, "mayor")).isPresent();
    }

    @Test
    void saysHowLongThePasswordWas() {
        assertThat(PasswordRule.objectionTo("short", "mayor"))
                .hasValueSatisfying(objection -> assertThat(objection.en()).contains("15", "5"));
    }

    @Test
    void takesTheLongestPasswordAndNoLonger() {
        var longest = "서울 ".repeat(PasswordRule.LONGEST / 3) + "ab";

        assertThat(PasswordRule.objectionTo(longest + "열린시청", "mayor")).isPresent();
        assertThat(PasswordRule.objectionTo("열린 시청 " + "서울 ".repeat(40), "mayor"))
                .isEmpty();
    }
}
