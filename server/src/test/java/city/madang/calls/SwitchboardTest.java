package city.madang.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.madang.identity.Person;
import city.madang.identity.Role;
import city.madang.identity.Viewer;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SwitchboardTest {

    private static final Subject AIR = Subject.parse("figure:pm25");
    private static final Person MAYOR = person(1, Role.MAYOR);
    private static final Person MANAGER = person(2, Role.OFFICE_MANAGER);

    private final HandClock clock = new HandClock();
    private final List<String> written = new ArrayList<>();
    private final CallsProperties properties = new CallsProperties(
            List.of(), Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofSeconds(60), 2, 40, 400);
    private final Switchboard switchboard = new Switchboard(new TwoPeople(), new Notebook(written), properties, clock);

    private final Window mayor = new Window(MAYOR);
    private final Window manager = new Window(MANAGER);

    @Test
    void ringsThePersonInChargeInEveryWindowUntilOneAnswers() {
        var second = new Window(MANAGER);
        open(mayor, manager, second);

        switchboard.ring(mayor, AIR, null);
        assertThat(manager.last(Said.Ringing.class).from().id()).isEqualTo(MAYOR.id());
        assertThat(second.last(Said.Ringing.class).title().en()).isEqualTo("Fine dust");
        switchboard.accept(manager, 1);

        assertThat(second.last(Said.Stopped.class).why()).isEqualTo("elsewhere");
        assertThat(mayor.last(Said.Call.class).people())
                .extracting(Said.Seated::state)
                .containsExactly("in", "in");
        assertThat(written).containsExactly("begin figure:pm25", "answer", "p2 joined");
    }

    @Test
    void carriesWhatBrowsersTellEachOtherOnlyWithinTheCall() {
        var stranger = new Window(person(9, Role.OFFICER));
        open(mayor, manager, stranger);
        talk();
        var offer = JsonMapper.shared().readTree("{\"description\":{\"type\":\"offer\"}}");

        switchboard.signal(mayor, 1, MANAGER.id(), offer);
        switchboard.signal(stranger, 1, MANAGER.id(), offer);

        assertThat(manager.all(Said.Signal.class))
                .singleElement()
                .satisfies(signal -> assertThat(signal.from()).isEqualTo(MAYOR.id()));
        assertThat(stranger.last(Said.Trouble.class).code()).isEqualTo("not-in-call");
    }

    @Test
    void tellsTheOthersWhoseCameraAndMicrophoneAreOff() {
        open(mayor, manager);
        talk();

        switchboard.sends(manager, 1, true, false);
        switchboard.sends(manager, 1, true, false);

        assertThat(mayor.last(Said.Call.class).people())
                .extracting(Said.Seated::sound, Said.Seated::picture)
                .containsExactly(tuple(true, true), tuple(true, false));
        assertThat(mayor.all(Said.Call.class))
                .filteredOn(call -> call.people().stream().anyMatch(seat -> !seat.picture()))
                .hasSize(1);
    }

    @Test
    void countsACallAsMissedAfterHalfAMinute() {
        open(mayor, manager);
        switchboard.ring(mayor, AIR, null);

        clock.pass(Duration.ofMillis(29_999));
        switchboard.sweep();
        assertThat(mayor.all(Said.Ended.class)).isEmpty();
        clock.pass(Duration.ofMillis(1));
        switchboard.sweep();

        assertThat(manager.last(Said.Stopped.class).why()).isEqualTo("missed");
        assertThat(mayor.last(Said.Unanswered.class).why()).isEqualTo("missed");
        assertThat(mayor.last(Said.Ended.class).why()).isEqualTo("missed");
        assertThat(written).containsExactly("begin figure:pm25", "p2 not reached missed", "end missed");
    }

    @Test
    void tellsTheCallerOfARefusal() {
        open(mayor, manager);
        switchboard.ring(mayor, AIR, null);

        switchboard.decline(manager, 1);

        assertThat(mayor.last(Said.Unanswered.class).why()).isEqualTo("declined");
        assertThat(written).contains("p2 not reached declined", "end declined");
    }

    @Test
    void stopsRingingWhenTheCallerGivesUp() {
        open(mayor, manager);
        switchboard.ring(mayor, AIR, null);

        switchboard.leave(mayor, 1);

        assertThat(manager.last(Said.Stopped.class).why()).isEqualTo("cancelled");
        assertThat(written).contains("end cancelled");
        switchboard.accept(manager, 1);
        assertThat(manager.last(Said.Stopped.class).why()).isEqualTo("over");
    }

    @Test
    void rightAwayTellsThatSomebodyIsInAnotherCall() {
        var head = new Window(person(3, Role.DISTRICT_HEAD));
        open(mayor, manager, head);
        talk();

        switchboard.ring(head, AIR, null);

        assertThat(head.last(Said.Unanswered.class).why()).isEqualTo("busy");
        assertThat(head.last(Said.Ended.class).why()).isEqualTo("busy");
        assertThat(manager.all(Said.Ringing.class)).hasSize(1);
    }

    @Test
    void ringsOnAWindowThatOpensWhileItRings() {
        open(mayor);
        switchboard.ring(mayor, AIR, null);

        open(manager);

        assertThat(manager.last(Said.Ringing.class).call()).isEqualTo(1);
    }

    @Test
    void refusesWhoMayNotCall() {
        var viewer = new Window(person(4, Role.VIEWER));
        open(viewer, manager);

        switchboard.ring(viewer, AIR, null);

        assertThat(viewer.last(Said.Trouble.class).code()).isEqualTo("not-allowed");
        assertThat(written).isEmpty();
    }

    @Test
    void takesSixAndNotSeven() {
        open(mayor, manager);
        talk();
        for (long id = 11; id <= 14; id++) {
            var guest = new Window(person(id, Role.OFFICER));
            open(guest);
            switchboard.invite(mayor, 1, id);
            switchboard.accept(guest, 1);
        }
        assertThat(mayor.last(Said.Call.class).people()).hasSize(6);

        switchboard.invite(mayor, 1, 15);

        assertThat(mayor.last(Said.Trouble.class).code()).isEqualTo("full");
        assertThat(mayor.last(Said.Call.class).people()).hasSize(6);
    }

    @Test
    void goesOnAmongTheOthersWhenWhoBeganItLeaves() {
        var guest = new Window(person(11, Role.OFFICER));
        open(mayor, manager, guest);
        talk();
        switchboard.invite(mayor, 1, 11);
        switchboard.accept(guest, 1);

        switchboard.leave(mayor, 1);

        assertThat(guest.last(Said.Call.class).people()).hasSize(2);
        switchboard.leave(guest, 1);
        assertThat(manager.last(Said.Ended.class).why()).isEqualTo("ended");
        assertThat(written).endsWith("p1 left", "p11 left", "p2 left", "end ended");
    }

    @Test
    void keepsASeatWhileALineIsBroken() {
        open(mayor, manager);
        talk();

        switchboard.close(manager);
        assertThat(mayor.last(Said.Call.class).people().getLast().state()).isEqualTo("away");
        var again = new Window(MANAGER);
        open(again);
        switchboard.resume(again, 1, 1L);

        assertThat(mayor.last(Said.Call.class).people().getLast().state()).isEqualTo("in");
        assertThat(mayor.last(Said.Call.class).people().getLast().leg()).isEqualTo(1);
    }

    @Test
    void takesAWindowBackWhoseOldLineIsNotKnownToBeDead() {
        open(mayor, manager);
        talk();

        var again = new Window(MANAGER);
        open(again);
        switchboard.resume(again, 1, 1L);

        assertThat(manager.hungUp).isNotNull();
        assertThat(again.last(Said.Call.class).people().getLast().state()).isEqualTo("in");
        assertThat(mayor.last(Said.Call.class).people().getLast().leg()).isEqualTo(1);
        assertThat(written).endsWith("p2 broke-off", "p2 returned");
    }

    @Test
    void leavesTheSeatToTheWindowThatTookItLast() {
        open(mayor, manager);
        talk();
        switchboard.close(manager);
        var other = new Window(MANAGER);
        var late = new Window(MANAGER);
        open(other, late);
        switchboard.resume(other, 1, null);

        switchboard.resume(late, 1, 1L);

        assertThat(late.last(Said.Ended.class).why()).isEqualTo("elsewhere");
        assertThat(other.hungUp).isNull();
        assertThat(mayor.last(Said.Call.class).people().getLast().leg()).isEqualTo(2);
    }

    @Test
    void givesASeatUpWhenNobodyComesBack() {
        var guest = new Window(person(11, Role.OFFICER));
        open(mayor, manager, guest);
        talk();
        switchboard.invite(mayor, 1, 11);
        switchboard.accept(guest, 1);

        switchboard.close(manager);
        clock.pass(Duration.ofMillis(19_999));
        switchboard.sweep();
        assertThat(mayor.last(Said.Call.class).people()).hasSize(3);
        clock.pass(Duration.ofMillis(1));
        switchboard.sweep();

        assertThat(mayor.last(Said.Call.class).people()).hasSize(2);
        assertThat(written).endsWith("p2 broke-off", "p2 not-back");
        open(manager);
        switchboard.resume(manager, 1, 1L);
        assertThat(manager.last(Said.Ended.class).why()).isEqualTo("too-late");
    }

    @Test
    void saysNothingWhileNothingHappens() {
        open(mayor, manager);
        talk();
        int told = mayor.all(Said.Call.class).size();

        clock.pass(Duration.ofSeconds(5));
        switchboard.sweep();

        assertThat(mayor.all(Said.Call.class)).hasSize(told);
    }

    @Test
    void leavesTheCallWhenTheSessionEnds() {
        open(mayor, manager);
        talk();

        switchboard.closeSession("session of 2");

        assertThat(manager.hungUp).isNotNull();
        assertThat(mayor.last(Said.Ended.class).why()).isEqualTo("ended");
    }

    @Test
    void showsTheOthersTheBoardAndWhoComesLaterToo() {
        var guest = new Window(person(11, Role.OFFICER));
        open(mayor, manager, guest);
        talk();

        switchboard.shareBoard(mayor, 1, "?district=11680");
        switchboard.invite(mayor, 1, 11);
        switchboard.accept(guest, 1);

        assertThat(manager.last(Said.Board.class).address()).isEqualTo("?district=11680");
        assertThat(guest.last(Said.Board.class).address()).isEqualTo("?district=11680");
        assertThat(mayor.all(Said.Board.class)).isEmpty();
        switchboard.shareBoard(manager, 1, "?scene=safety");
        assertThat(mayor.last(Said.Call.class).people())
                .extracting(Said.Seated::board)
                .containsExactly(false, true, false);
    }

    @Test
    void tellsWhoAskedWhenSomebodyCanBeReached() {
        open(mayor);
        switchboard.look(mayor, AIR);
        assertThat(mayor.last(Said.Who.class).people())
                .singleElement()
                .satisfies(one -> assertThat(one.reachable()).isFalse());

        open(manager);

        assertThat(mayor.last(Said.Presence.class).reachable()).isTrue();
        switchboard.close(manager);
        assertThat(mayor.last(Said.Presence.class).reachable()).isFalse();
    }

    @Test
    void closesTheOldestOfTooManyWindowsAndThoseThatAreSilent() {
        var second = new Window(MANAGER);
        var third = new Window(MANAGER);
        open(manager, second, third);
        assertThat(manager.hungUp).isNotNull();

        clock.pass(Duration.ofSeconds(40));
        switchboard.hear(third);
        clock.pass(Duration.ofSeconds(40));
        switchboard.sweep();

        assertThat(second.hungUp).isNotNull();
        assertThat(third.hungUp).isNull();
    }

    private void open(Window... windows) {
        for (var window : windows) {
            switchboard.open(window);
        }
    }

    private void talk() {
        switchboard.ring(mayor, AIR, null);
        switchboard.accept(manager, 1);
    }

    private static Person person(long id, Role role) {
        var office = role == Role.OFFICE_MANAGER ? "climate-environment" : null;
        var district = role == Role.DISTRICT_HEAD ? "11680" : null;
        return new Person(id, "p" + id, LocalText.same("P" + id), role, district, office, false, true);
    }

    /// A window that remembers what it was told.
    private static final class Window implements Line {

        private final Person person;
        private final List<Said> told = new ArrayList<>();
        private @Nullable String hungUp;

        Window(Person person) {
            this.person = person;
        }

        @Override
        public Viewer viewer() {
            return Viewer.of(person);
        }

        @Override
        public Person person() {
            return person;
        }

        @Override
        public String session() {
            return "session of " + person.id();
        }

        @Override
        public void say(Said said) {
            told.add(said);
        }

        @Override
        public void hangUp(String why) {
            hungUp = why;
        }

        <T extends Said> List<T> all(Class<T> type) {
            return told.stream().filter(type::isInstance).map(type::cast).toList();
        }

        <T extends Said> T last(Class<T> type) {
            assertThat(all(type)).as(type.getSimpleName()).isNotEmpty();
            return all(type).getLast();
        }
    }

    private static final class TwoPeople implements Directory {

        @Override
        public Entry find(Viewer viewer, Subject subject) {
            return new Entry(
                    subject, new LocalText("초미세먼지", "Fine dust"), List.of(MANAGER), viewer.role() != Role.VIEWER);
        }

        @Override
        public Optional<Person> findStaff(long person) {
            return Optional.of(person(person, Role.OFFICER));
        }

        @Override
        public @Nullable LocalText nameOfPlace(Person person) {
            return null;
        }
    }

    private record Notebook(List<String> lines) implements Recorder {

        @Override
        public long begin(Subject subject, LocalText title, Person caller, Person callee, Instant at) {
            lines.add("begin " + subject);
            return lines.stream().filter(line -> line.startsWith("begin")).count();
        }

        @Override
        public void step(long call, Person person, Act act, Instant at) {
            lines.add(person.login() + " " + act.key());
        }

        @Override
        public void answer(long call, Instant at) {
            lines.add("answer");
        }

        @Override
        public void unanswered(
                long call, Subject subject, LocalText title, Person caller, Person callee, Act act, Instant at) {
            lines.add(callee.login() + " not reached " + act.key());
        }

        @Override
        public void end(long call, Outcome outcome, Instant at) {
            lines.add("end " + outcome.key());
        }
    }

    private static final class HandClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T09:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
