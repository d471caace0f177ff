package city.madang.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

class ViewerTest {

    private static final String GANGNAM = "11680";

    @Test
    void ownsTheirDistrictAndItsNeighbourhoods() {
        var head = Viewer.of(person(Role.DISTRICT_HEAD, GANGNAM));

        assertThat(head.owns(GANGNAM)).isTrue();
        assertThat(head.owns("11680545")).isTrue();
        assertThat(head.owns("11440")).isFalse();
        assertThat(head.owns("11")).isFalse();
    }

    @Test
    void ownsTheWholeCityWithoutADistrict() {
        assertThat(Viewer.of(person(Role.MAYOR, null)).owns(GANGNAM)).isTrue();
    }

    @Test
    void ownsNothingAsAnyone() {
        assertThat(Viewer.anyone().owns(GANGNAM)).isFalse();
        assertThat(Viewer.of(person(Role.CITIZEN, null)).owns(GANGNAM)).isFalse();
    }

    @Test
    void isFoundInTheAuthenticationOfWhoSignedIn() {
        var signedIn = new SignedIn(person(Role.MAYOR, null), null);
        var proven = UsernamePasswordAuthenticationToken.authenticated(signedIn, null, signedIn.getAuthorities());
        var claimed = UsernamePasswordAuthenticationToken.unauthenticated(signedIn, null);

        assertThat(Viewers.of(proven).group()).isEqualTo(Audience.Group.MAYOR);
        assertThat(Viewers.of(claimed)).isEqualTo(Viewer.anyone());
        assertThat(Viewers.of(null)).isEqualTo(Viewer.anyone());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void readsBackEveryRoleItWrites(Role role) {
        assertThat(Role.parse(role.key())).isEqualTo(role);
    }

    @Test
    void refusesADistrictHeadWithoutADistrict() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> person(Role.DISTRICT_HEAD, null))
                .withMessageContaining("somebody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Mayor", "1mayor", "may or", "mayor@seoul", "시장"})
    void refusesASignInNameOfAnotherForm(String login) {
        assertThatIllegalArgumentException().isThrownBy(() -> Person.requireLogin(login));
    }

    private static Person person(Role role, @Nullable String jurisdiction) {
        return new Person(1, "somebody", LocalText.same("Somebody"), role, jurisdiction, null, false, true);
    }
}
