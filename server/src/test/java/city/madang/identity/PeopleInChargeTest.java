package city.madang.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.ApplicationModuleTest;

@ApplicationModuleTest(verifyAutomatically = false) // ModularityTest does, without the templates
class PeopleInChargeTest {

    @Autowired
    private People people;

    @Autowired
    private Absences absences;

    private final Instant now = Clock.systemUTC().instant();

    @Test
    void isTheManagerOfAnOffice() {
        add("tax-clerk", Role.OFFICER, null, "tax");
        var manager = add("tax-manager", Role.OFFICE_MANAGER, null, "tax");

        assertThat(people.inCharge("tax", now)).contains(manager);
        assertThat(people.ofOffice("tax"))
                .extracting(Person::login)
                .startsWith("tax-manager")
                .contains("tax-clerk");
    }

    @Test
    void isTheHeadOfADistrictOfItsOfficeAndOfItsNeighbourhoods() {
        var head = add("jongno-head", Role.DISTRICT_HEAD, "11110", "gu-jongno");

        assertThat(people.inCharge("11110", now)).contains(head);
        assertThat(people.inCharge("gu-jongno", now)).contains(head);
        assertThat(people.inCharge("11110515", now)).contains(head);
    }

    @Test
    void isTheManagerOfADistrictsOfficeIfItHasOne() {
        add("yongsan-head", Role.DISTRICT_HEAD, "11170", "gu-yongsan");
        var deputyHead = add("yongsan-manager", Role.OFFICE_MANAGER, "11170", "gu-yongsan");

        assertThat(people.inCharge("gu-yongsan", now)).contains(deputyHead);
    }

    @Test
    void isNobodyWhereThePlaceIsVacant() {
        assertThat(people.inCharge("finance", now)).isEmpty();
    }

    @Test
    void refusesAPlaceThatDoesNotExist() {
        assertThatExceptionOfType(CityException.class)
                .isThrownBy(() -> people.inCharge("ministry-of-magic", now))
                .withMessageContaining("ministry-of-magic");
    }

    @Test
    void isNotAPersonOfADemonstrationOutsideOne() {
        people.add(new NewPerson("demo-parks", LocalText.same("Demo"), Role.OFFICE_MANAGER, null, "parks", null, true));

        assertThat(people.inCharge("parks", now)).isEmpty();
        assertThat(people.ofOffice("parks")).isEmpty();
    }

    @Test
    void isTheDeputyWhileTheyAreAway() {
        var manager = add("culture-manager", Role.OFFICE_MANAGER, null, "culture");
        var deputy = add("culture-officer", Role.OFFICER, null, "culture");
        var absence = absences.record(manager, deputy, now.plus(days(1)), now.plus(days(3)), "Leave");

        assertThat(people.inCharge("culture", now)).contains(manager);
        assertThat(people.inCharge("culture", now.plus(days(2)))).contains(deputy);
        assertThat(people.inCharge("culture", now.plus(days(3)))).contains(manager);
        assertThat(people.responsibleFor("culture")).contains(manager);
        assertThat(absences.listStoodInBy(deputy, now.plus(days(2))))
                .extracting(Absence::id)
                .containsExactly(absence.id());
    }

    @Test
    void isTheDeputysDeputyIfBothAreAwayAndNobodyElseIfTheyPointAtEachOther() {
        var manager = add("labour-manager", Role.OFFICE_MANAGER, null, "labour");
        var first = add("labour-first", Role.OFFICER, null, "labour");
        var second = add("labour-second", Role.OFFICER, null, "labour");
        absences.record(manager, first, now, now.plus(days(5)), "");
        absences.record(first, second, now, now.plus(days(2)), "");

        assertThat(people.inCharge("labour", now.plus(days(1)))).contains(second);
        assertThat(people.inCharge("labour", now.plus(days(3)))).contains(first);

        absences.record(second, manager, now, now.plus(days(2)), "");
        assertThat(people.inCharge("labour", now.plus(days(1)))).contains(manager);
    }

    @Test
    void isThemselvesAgainWhenTheAbsenceIsEndedEarly() {
        var manager = add("youth-manager", Role.OFFICE_MANAGER, null, "youth");
        var deputy = add("youth-officer", Role.OFFICER, null, "youth");
        var running = absences.record(manager, deputy, now.minusSeconds(60), now.plus(days(3)), "");
        var later = absences.record(manager, deputy, now.plus(days(10)), now.plus(days(12)), "");

        absences.end(running);
        absences.end(later);

        assertThat(people.inCharge("youth", now.plus(days(1)))).contains(manager);
        assertThat(people.inCharge("youth", now.plus(days(11)))).contains(manager);
        assertThat(absences.listOf(manager)).isEmpty();
    }

    @Test
    void refusesAnAbsenceThatCannotBe() {
        var one = add("metro-one", Role.OFFICE_MANAGER, null, "metro");
        var two = add("metro-two", Role.OFFICER, null, "metro");
        var citizen = add("metro-rider", Role.CITIZEN, null, null);
        absences.record(one, two, now, now.plus(days(5)), "");

        assertThatExceptionOfType(CityException.class)
                .isThrownBy(() -> absences.record(one, two, now.plus(days(4)), now.plus(days(6)), ""))
                .withMessageContaining("another absence");
        assertThatExceptionOfType(CityException.class)
                .isThrownBy(() -> absences.record(two, two, now, now.plus(days(1)), ""));
        assertThatExceptionOfType(CityException.class)
                .isThrownBy(() -> absences.record(two, citizen, now, now.plus(days(1)), ""));
        assertThatExceptionOfType(CityException.class)
                .isThrownBy(() -> absences.record(two, one, now.minus(days(2)), now.minus(days(1)), ""));
        assertThatExceptionOfType(CityException.class)
                .isThrownBy(() -> absences.record(two, one, now, now.plus(days(400)), ""));
    }

    private Person add(String login, Role role, @Nullable String jurisdiction, @Nullable String office) {
        return people.add(new NewPerson(login, LocalText.same(login), role, jurisdiction, office, null, false));
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
