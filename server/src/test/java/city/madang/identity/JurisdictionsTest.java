package city.madang.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.platform.CityException;
import city.madang.platform.pack.Pack;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JurisdictionsTest {

    private final Pack seoul = new Pack(Path.of("../packs/seoul"));
    private final Jurisdictions jurisdictions = new Jurisdictions(seoul);

    @Test
    void holdTheWholeTreeOfSeoul() {
        assertThat(jurisdictions.city().name().ko()).isEqualTo("서울특별시");
        assertThat(jurisdictions.districts()).hasSize(25);
        assertThat(jurisdictions.list(Level.NEIGHBOURHOOD)).hasSize(424);
        assertThat(jurisdictions.inside("11680")).hasSize(22).allMatch(dong -> "11680".equals(dong.parent()));
    }

    @Test
    void countEveryResidentOnce() {
        var inDistricts = jurisdictions.districts().stream()
                .mapToInt(district -> district.population() == null
                        ? 0
                        : district.population().total())
                .sum();

        assertThat(inDistricts).isEqualTo(10_197_604);
        assertThat(jurisdictions.city().population())
                .satisfies(all -> assertThat(all)
                        .isNotNull()
                        .extracting(Jurisdiction.Population::total)
                        .isEqualTo(inDistricts));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11680",
                "1168000000",
                "강남구",
                "강남",
                "Gangnam-gu",
                "gangnam-gu",
                "GANGNAM",
                " Gangnam-gu ",
                "11680640"
            })
    void understandWhatARecordMeansByADistrict(String text) {
        assertThat(jurisdictions.findDistrict(text)).map(Jurisdiction::code).contains("11680");
    }

    @ParameterizedTest
    @CsvSource({"중구, 11140", "Jung-gu, 11140", "동대문, 11230", "guro, 11530"})
    void tellDistrictsApart(String text, String code) {
        assertThat(jurisdictions.findDistrict(text)).map(Jurisdiction::code).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "없는구", "99999", "11", "서울특별시"})
    void findNoDistrictWhereThereIsNone(String text) {
        assertThat(jurisdictions.findDistrict(text)).isEmpty();
    }

    @Test
    void understandTheTenDigitForm() {
        assertThat(jurisdictions.get("1111053000").name().en()).isEqualTo("Sajik-dong");
        assertThat(jurisdictions.get("1100000000").level()).isEqualTo(Level.CITY);
        assertThat(jurisdictions.find("1111053001")).isEmpty();
    }

    @Test
    void refuseATreeWithoutACity() {
        assertThatThrownBy(() -> new Jurisdictions(List.of()))
                .isInstanceOf(CityException.class)
                .hasMessageContaining("one city");
    }

    @Test
    void giveEveryDistrictItsOffice() {
        var offices = new Offices(seoul, jurisdictions);

        assertThat(offices.list("11")).hasSizeGreaterThanOrEqualTo(30);
        assertThat(offices.get("gu-gangnam")).satisfies(office -> {
            assertThat(office.jurisdiction()).isEqualTo("11680");
            assertThat(office.name().ko()).isEqualTo("강남구청");
        });
        assertThat(jurisdictions.districts())
                .allSatisfy(
                        district -> assertThat(offices.list(district.code())).hasSize(1));
    }
}
