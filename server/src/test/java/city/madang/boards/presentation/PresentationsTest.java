package city.madang.boards.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.identity.Person;
import city.madang.identity.Role;
import city.madang.identity.Viewer;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PresentationsTest {

    private static final Viewer MAYOR = viewer(1, Role.MAYOR);
    private static final Viewer OFFICER = viewer(2, Role.OFFICER);

    private Instant now = Instant.parse("2026-11-21T00:00:00Z");
    private final InstantSource time = () -> now;
    private final Presentations presentations = new Presentations(time.withZone(ZoneOffset.UTC));

    @Test
    void tellsFollowersWhatTheHostShows() {
        var id = presentations.start(MAYOR, "?scene=safety").id();
        presentations.follow(id, OFFICER, true);

        presentations.drive(id, MAYOR, "?scene=safety&district=11680");

        assertThat(presentations.find(id)).hasValueSatisfying(one -> {
            assertThat(one.state()).isEqualTo("?scene=safety&district=11680");
            assertThat(one.followers()).containsExactly(new Presentation.Follower(LocalText.same("P2"), true));
        });
    }

    @Test
    void showsWhoLooksAwayAndForgetsWhoIsGone() {
        var id = presentations.start(MAYOR, "").id();
        assertThat(presentations
                        .follow(id, OFFICER, false)
                        .followers()
                        .getFirst()
                        .looking())
                .isFalse();

        now = now.plusSeconds(60);

        assertThat(presentations.drive(id, MAYOR, "").followers()).isEmpty();
    }

    @Test
    void letsOnlyTheHostDrive() {
        var id = presentations.start(MAYOR, "").id();

        assertThatExceptionOfType(CityException.class)
                .isThrownBy(() -> presentations.drive(id, OFFICER, "?scene=life"));
        assertThatExceptionOfType(CityException.class).isThrownBy(() -> presentations.end(id, OFFICER));
        assertThatExceptionOfType(CityException.class).isThrownBy(() -> presentations.start(Viewer.anyone(), ""));
        assertThatExceptionOfType(CityException.class)
                .isThrownBy(() -> presentations.drive(id, MAYOR, "javascript:alert(1)"));
    }

    @Test
    void isOverWhenTheHostEndsItOrStaysAway() {
        var ended = presentations.start(MAYOR, "").id();
        var left = presentations.start(MAYOR, "").id();
        presentations.end(ended, MAYOR);

        now = now.plusSeconds(3_600);

        assertThat(presentations.find(ended))
                .hasValueSatisfying(one -> assertThat(one.over()).isTrue());
        assertThat(presentations.find(left))
                .hasValueSatisfying(one -> assertThat(one.over()).isTrue());
    }

    private static Viewer viewer(long id, Role role) {
        return Viewer.of(new Person(id, "p" + id, LocalText.same("P" + id), role, null, "water", false, true));
    }
}
