package city.madang.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.ApplicationModuleTest;

/// Boots identity alone.
@ApplicationModuleTest(verifyAutomatically = false) // ModularityTest does, without the templates
class IdentityModuleTest {

    @Test
    void knowsWhoWasAdded(@Autowired People people) {
        people.add(head("Dobong-Head".toLowerCase(java.util.Locale.ROOT)));

        assertThat(people.find(" DOBONG-head ")).hasValueSatisfying(person -> {
            assertThat(person.jurisdiction()).isEqualTo("11320");
            assertThat(Viewer.of(person).owns("11320")).isTrue();
        });
    }

    @Test
    void keepsNoPasswordInClear(@Autowired People people) {
        people.add(head("nowon-head"));

        assertThat(people.findForSignIn("nowon-head"))
                .hasValueSatisfying(found -> assertThat(found.getPassword())
                        .startsWith("{pbkdf2-sha512}")
                        .doesNotContain("sentence"));
    }

    @Test
    void letsNobodyTakeASignInNameTwice(@Autowired People people) {
        people.add(head("jung-head"));

        assertThatExceptionOfType(CityException.class)
                .isThrownBy(() -> people.add(head("jung-head")))
                .withMessageContaining("jung-head");
    }

    private static NewPerson head(String login) {
        return new NewPerson(
                login, LocalText.same(login), Role.DISTRICT_HEAD, "11320", null, "a long enough sentence", false);
    }
}
