package city.madang.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SourcesTest {

    private static final Catalogue CATALOGUE = Catalogue.fresh();
    private final Sources sources = CATALOGUE.newSources();

    @BeforeEach
    void begin() {
        CATALOGUE.jdbc.sql("truncate source").update();
    }

    @Test
    void getDenseNumbersFromZero() {
        var registered = sources.register(
                IntStream.range(0, 300).mapToObj(i -> source("source-" + i)).toList());

        assertThat(registered).extracting(Source::number).containsExactlyElementsOf(range(300));
        assertThat(sources.get(7).id()).isEqualTo("source-7");
        assertThat(sources.get("source-299").number()).isEqualTo(299);
    }

    @Test
    void keepTheirNumbersWhenThePackChangesAndTheServerRestarts() {
        sources.register(List.of(source("air"), source("bus"), source("river")));

        var later = CATALOGUE.newSources();
        var registered = later.register(List.of(source("river"), source("wifi"), source("air")));

        assertThat(registered).extracting(Source::id).containsExactly("river", "wifi", "air");
        assertThat(registered).extracting(Source::number).containsExactly(2, 3, 0);
        assertThat(later.find("bus")).isEmpty();
        assertThat(later.register(List.of(source("bus"))))
                .extracting(Source::number)
                .containsExactly(1);
    }

    @Test
    void areRefusedWithAnOfficeOrDatasetThatIsNotThere() {
        assertThatThrownBy(() -> sources.register(List.of(source("air"), source("air"))))
                .isInstanceOf(CityException.class)
                .hasMessage("The source 'air' is described twice");
        assertThatThrownBy(() -> sources.register(List.of(source("air", "nobody", "air-quality"))))
                .isInstanceOf(CityException.class)
                .hasMessageContaining("'nobody'")
                .hasMessageContaining("offices.yaml");
        assertThatThrownBy(() -> sources.register(List.of(source("air", "transport", "nothing"))))
                .isInstanceOf(CityException.class)
                .hasMessageContaining("'nothing'")
                .hasMessageContaining("datasets.yaml");
        assertThatThrownBy(() -> source("Air 1")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Integer> range(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    private static SourceSpec source(String id) {
        return source(id, "transport", "air-quality");
    }

    private static SourceSpec source(String id, String office, String dataset) {
        return new SourceSpec(
                id, LocalText.same(id), office, dataset, "http", Audience.Group.ANYONE, Freshness.DEFAULT, null, null);
    }
}
