package city.madang.simulator.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import city.madang.simulator.Options;
import city.madang.simulator.Simulation;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushingTransportsTest {

    @Test
    void keepsComplaintsInADatabaseThatReadersMayOnlyRead(@TempDir Path folder) throws Exception {
        var credentials = Files.writeString(folder.resolve("credentials.properties"), "legacy-database=open sesame\n");
        var options = new Options(0, 0, null, credentials, null, 1, 300);
        try (var simulation = Simulation.start(options);
                var connection = DriverManager.getConnection(
                        "jdbc:hsqldb:hsql://localhost:%d/city".formatted(simulation.sqlPort()),
                        LegacyDatabase.USER,
                        "open sesame");
                var statement = connection.createStatement()) {
            var complaints = 0;
            while (complaints == 0) {
                try (var result = statement.executeQuery("select count(*) from COMPLAINT")) {
                    result.next();
                    complaints = result.getInt(1);
                }
                Thread.sleep(20);
            }
            assertThat(complaints).isPositive();
            assertThat(catchThrowable(() -> statement.execute("delete from COMPLAINT")))
                    .isNotNull();
        }
    }

    @Test
    void dropsWholeFilesInCp949(@TempDir Path folder) throws Exception {
        try (var simulation = Simulation.start(new Options(0, 0, null, null, folder, 1, 300))) {
            assertThat(simulation.systems().list())
                    .anyMatch(system -> system.transport().equals("file-drop"));
            var prices = folder.resolve("market-prices");
            while (!Files.isDirectory(prices) || files(prices).isEmpty()) {
                Thread.sleep(20);
            }
            var text = Files.readString(files(prices).getFirst(), Charset.forName("MS949"));
            assertThat(text).startsWith("품목,영문,경매일시,평균가(원)").contains("배추");
        }
    }

    private static List<Path> files(Path folder) throws Exception {
        try (var paths = Files.list(folder)) {
            return paths.filter(path -> path.toString().endsWith(".csv")).toList();
        }
    }
}
