package city.madang.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.catalogue.Places;
import city.madang.observations.Occurrences;
import city.madang.observations.Things;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// Imports real files of the city, where they are at hand: in `MADANG_SHARED_DATA`, or in `shared/data` beside the
/// checkout. Elsewhere these tests say that they were skipped.
@SpringBootTest
class SharedDataImportTest {

    @Autowired
    private Imports imports;

    @Autowired
    private Places places;

    @Autowired
    private Things things;

    @Autowired
    private Occurrences occurrences;

    @BeforeEach
    void needsTheData() {
        if (!Files.isDirectory(data())) {
            System.out.println("SKIPPED: there is no shared data at " + data() + " (set MADANG_SHARED_DATA)");
            Assumptions.abort("no shared data at " + data());
        }
    }

    private static Path data() {
        var named = System.getenv("MADANG_SHARED_DATA");
        return Path.of(named == null ? "../../shared/data" : named)
                .toAbsolutePath()
                .normalize();
    }

    private ImportResult run(String source, String... files) {
        var paths = Arrays.stream(files).map(file -> data().resolve(file)).toList();
        var result = imports.run(source, paths, progress -> {});
        System.out.println(result.text());
        return result;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "air-quality-daily | air-quality | 105432",
                "air-quality-hourly | air-quality | 43800",
                "bus-ridership-hourly | bus-ridership-hourly | 157534",
                "bus-stops | bus-stops | 10365",
                "subway-stations | subway | 765",
                "subway-ridership | subway/card_subway_daily_2023_01_10.csv.gz | 184284",
                "safety-fire | safety-fire | 905",
                "safety-fire-stations | safety-fire | 177",
                "hospitals | hospitals | 76",
                "public-wifi | public-wifi | 19207",
                "s-dot-positions | s-dot | 851",
                "complaints-escooter-tow | complaints-escooter-tow | 39041",
                "gu-statistics-population | gu-statistics | 26",
                "gu-statistics-cameras | gu-statistics | 25",
                "gu-statistics-crimes | gu-statistics/crime_by_police_station_gu.csv | 31",
                "gu-statistics-infections | gu-statistics | 10660",
                "boundaries | seoul-boundaries/gu_2017.geojson.gz | 25",
                "boundaries | seoul-boundaries/dong_2017.geojson.gz | 424",
            })
    void readsEveryRowAndStoresNothingTwice(String source, String file, long rows) {
        var first = run(source, file);

        assertThat(first.tally().read()).isEqualTo(rows);
        assertThat(first.tally().accepted()
                        + first.tally().corrected()
                        + first.tally().quarantined())
                .isEqualTo(rows);
        assertThat(first.tally().quarantined()).isZero();

        var second = run(source, file);

        assertThat(second.tally().read()).isEqualTo(rows);
        assertThat(second.tally().stored()).isZero();
    }

    @Test
    void keepsWhatTheRowsSay() {
        run("public-wifi", "public-wifi");
        run("safety-fire", "safety-fire");
        run("s-dot-positions", "s-dot");

        assertThat(places.find("wifi-ap", "ARI00001")).get().satisfies(place -> {
            assertThat(place.district()).isEqualTo("11410");
            assertThat(place.properties()).containsEntry("year", "2014");
        });
        assertThat(things.find("s-dot:V02Q1940612"))
                .get()
                .satisfies(thing -> assertThat(thing.spec().position()).isNotNull());
        assertThat(occurrences.recent("incident", 1000))
                .filteredOn(one -> one.occurrence().properties().containsKey("dispatch-seconds"))
                .hasSize(905)
                .allMatch(one -> one.occurrence().status().equals("closed"));
    }

    @Test
    void readsTheOriginalInCp949AsTheSameValues() {
        run("air-quality-daily", "air-quality/seoul_air_daily_by_station_2021.csv.gz");
        var original = run("air-quality-daily", "air-quality/seoul_air_daily_by_station_2021.raw_cp949.csv.gz");

        assertThat(original.tally().read()).isEqualTo(18_250);
        assertThat(original.tally().stored()).isZero();
    }
}
