package city.madang.platform.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.platform.CityException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackTest {

    record Named(String name) {}

    @Test
    void takesAnAddressFromTheEnvironmentOrItsDefault() {
        var text = "url: http://localhost:${PORT:8090}/a";

        assertThat(Pack.fill(text, Map.of())).isEqualTo("url: http://localhost:8090/a");
        assertThat(Pack.fill(text, Map.of("PORT", "9"))).isEqualTo("url: http://localhost:9/a");
    }

    @Test
    void namesTheVariableThatIsMissing() {
        assertThatThrownBy(() -> Pack.fill("url: ${CITY_HOST}", Map.of()))
                .isInstanceOf(CityException.class)
                .hasMessageContaining("CITY_HOST");
    }

    @Test
    void namesTheFileAndLineOfAMisspeltKey(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.yaml"), "name: x\nnmae: y\n");

        assertThatThrownBy(() -> new Pack(folder).read("a.yaml", Named.class))
                .isInstanceOf(CityException.class)
                .hasMessageContaining("a.yaml")
                .hasMessageContaining("nmae")
                .hasMessageContaining("line: ");
    }

    @Test
    void saysThatThereIsNoPack(@TempDir Path folder) {
        assertThatThrownBy(() -> new Pack(folder.resolve("nowhere")))
                .isInstanceOf(CityException.class)
                .hasMessageContaining("nowhere");
    }
}
