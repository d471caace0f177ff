package city.madang.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KeyedTest {

    private enum Stage implements Keyed {
        EN_ROUTE,
        ARRIVED
    }

    @Test
    void isWrittenInLowerCaseWithHyphensAndReadBack() {
        assertThat(Stage.EN_ROUTE.key()).isEqualTo("en-route");
        assertThat(Keyed.parse(Stage.class, "en-route")).isEqualTo(Stage.EN_ROUTE);
    }

    @Test
    void saysWhichWordsThereAreWhenItReadsAnother() {
        assertThat(Keyed.find(Stage.class, "EN_ROUTE")).isEmpty();
        assertThatThrownBy(() -> Keyed.parse(Stage.class, "lost"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no stage 'lost'; there are en-route, arrived");
    }
}
