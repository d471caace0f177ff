package city.madang.governance;

import static city.madang.platform.Audience.Group.ANYONE;
import static city.madang.platform.Audience.Group.MAYOR;
import static city.madang.platform.Audience.Group.OFFICIAL;
import static city.madang.platform.Audience.Group.SOURCE;
import static city.madang.platform.Audience.Group.STEWARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.platform.CityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    private static final String GANGNAM = "11680";
    private static final String MAPO = "11440";

    private final Policy complaints = Policies.of("""
            - {dataset: complaints, fields: [phone], what: {ko: 전화, en: Phone}, reason: privacy, see: {anyone: mask}}
            - {dataset: complaints, fields: [position], what: {ko: 위치, en: Place}, reason: privacy,
               see: {anyone: {place: grid-500m}, official: {place: grid-100m}, own: show, mayor: show}}
            - {dataset: "*", fields: [visitors], what: {ko: 방문자, en: Visitors}, reason: privacy,
               see: {anyone: {fewer-than: 5}, official: show}}
            - {dataset: fire-*, fields: ["patient-*"], what: {ko: 환자, en: Patient}, reason: privacy, see: {anyone: {band: 10}}}
            """);

    @Test
    void showsEverybodyWhatNoRuleNames() {
        assertThat(complaints.decide(ANYONE, null, "air-quality", "pm25")).isEqualTo(new Disclosure.Show());
        assertThat(complaints.decide(ANYONE, null, "complaints", "category")).isEqualTo(new Disclosure.Show());
    }

    @Test
    void withholdsFromNarrowerGroupsOnlyWhatTheRuleSaysOfThem() {
        assertThat(complaints.decide(ANYONE, null, "complaints", "phone").key()).isEqualTo("mask");
        assertThat(complaints.decide(MAYOR, null, "complaints", "phone").key()).isEqualTo("mask");
        assertThat(complaints.decide(ANYONE, null, "parks", "visitors").key()).isEqualTo("fewer-than-5");
        assertThat(complaints.decide(OFFICIAL, null, "parks", "visitors").key()).isEqualTo("show");
        assertThat(complaints.decide(STEWARD, null, "parks", "visitors").key()).isEqualTo("show");
    }

    @Test
    void tellsOfficialsMoreOfTheirOwnDistrict() {
        var head = complaints.of(OFFICIAL, GANGNAM);

        assertThat(head.decide("complaints", "position", GANGNAM).key()).isEqualTo("show");
        assertThat(head.decide("complaints", "position", GANGNAM + "545").key()).isEqualTo("show");
        assertThat(head.decide("complaints", "position", MAPO).key()).isEqualTo("grid-100m");
        assertThat(head.decide("complaints", "position").key()).isEqualTo("grid-100m");
        assertThat(head.dependsOnPlace("complaints", "position")).isTrue();
        assertThat(head.dependsOnPlace("complaints", "phone")).isFalse();
    }

    @Test
    void takesTheWholeCityAsOwnForWhoAnswersForIt() {
        assertThat(complaints
                        .of(OFFICIAL, null)
                        .decide("complaints", "position", MAPO)
                        .key())
                .isEqualTo("show");
        assertThat(complaints
                        .of(ANYONE, null)
                        .decide("complaints", "position", MAPO)
                        .key())
                .isEqualTo("grid-500m");
    }

    @Test
    void tellsASystemThatDeliversNoMoreThanAnyone() {
        assertThat(complaints.decide(SOURCE, null, "complaints", "position").key())
                .isEqualTo("grid-500m");
    }

    @Test
    void understandsPatternsOfNames() {
        assertThat(complaints
                        .decide(ANYONE, null, "fire-incidents", "patient-age")
                        .key())
                .isEqualTo("band-10");
        assertThat(complaints.decide(ANYONE, null, "fire-incidents", "patients").key())
                .isEqualTo("show");
        assertThat(complaints.decide(ANYONE, null, "wildfire", "patient-age").key())
                .isEqualTo("show");
    }

    @Test
    void letsTheFirstRuleDecide() {
        var policy = Policies.of("""
                - {dataset: parks, fields: [visitors], what: {ko: ㄱ, en: a}, reason: privacy, see: {anyone: show}}
                - {dataset: "*", fields: [visitors], what: {ko: ㄴ, en: b}, reason: privacy, see: {anyone: mask}}
                """);

        assertThat(policy.decide(ANYONE, null, "parks", "visitors").shows()).isTrue();
        assertThat(policy.decide(ANYONE, null, "zoos", "visitors").shows()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{anyone: show, official: mask}",
                "{anyone: {place: grid-500m}, mayor: {place: district}}",
                "{anyone: {fewer-than: 5}, steward: {fewer-than: 10}}",
                "{anyone: {band: 10}, official: {fewer-than: 5}}",
                "{official: {place: grid-500m}, own: mask}",
                "{anyone: {place: grid-500m}, own: mask}",
                "{own: mask}"
            })
    void refusesAPolicyThatTellsANarrowerGroupLess(String see) {
        assertThatExceptionOfType(CityException.class)
                .isThrownBy(() -> Policies.of(rule(see)))
                .withMessageContaining("wider audience");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{citizens: mask}",
                "{anyone: hide}",
                "{anyone: {place: street}}",
                "{anyone: {place: grid-1m}}",
                "{anyone: {place: grid-500m, band: 10}}",
                "{anyone: {fewer-than: 1}}",
                "{anyone: {fewer-than: few}}",
                "{anyone: {band: 1}}"
            })
    void refusesWordsItDoesNotKnow(String see) {
        assertThatExceptionOfType(CityException.class)
                .isThrownBy(() -> Policies.of(rule(see)))
                .withMessageContaining("things")
                .withMessageContaining("cannot stand");
    }

    @Test
    void refusesAReasonThatIsNotGiven() {
        assertThatExceptionOfType(CityException.class)
                .isThrownBy(() -> Policies.of(
                        "- {dataset: a, fields: [b], what: {ko: ㄱ, en: a}, reason: because, see: {anyone: mask}}"))
                .withMessageContaining("because")
                .withMessageContaining("privacy");
    }

    private static String rule(String see) {
        return "- {dataset: things, fields: [thing], what: {ko: 것, en: Thing}, reason: privacy, see: %s}"
                .formatted(see);
    }
}
