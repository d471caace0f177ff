package city.madang.calls;

import city.madang.identity.Person;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.JsonNode;

/// Brings people together: who can be reached, who is rung, who is in which call. It carries what browsers need to
/// find each other, never picture or sound. Thread-safe; it waits for nobody but, when a call begins, for the
/// database.
@Service
public class Switchboard {

    /// Seats of a call: everybody sends to everybody, and a sixth sender is what a desk's connection still carries.
    static final int SEATS = 6;

    /// How many further people are offered.
    private static final int OTHERS = 30;

    private final Directory directory;
    private final Recorder recorder;
    private final CallsProperties properties;
    private final Clock clock;
    private final Map<Long, Map<Line, Attention>> lines = new HashMap<>();
    private final Map<Long, Conversation> calls = new LinkedHashMap<>();

    Switchboard(Directory directory, Recorder recorder, CallsProperties properties, Clock clock) {
        this.directory = directory;
        this.recorder = recorder;
        this.properties = properties;
        this.clock = clock;
    }

    /// When a line was last heard, and whose presence it follows.
    private static final class Attention {
        Instant heard;
        Set<Long> follows = Set.of();

        Attention(Instant heard) {
            this.heard = heard;
        }
    }

    /// Takes a line in: its person can be reached now.
    public synchronized void open(Line line) {
        long person = line.person().id();
        var own = lines.computeIfAbsent(person, id -> new LinkedHashMap<>());
        while (own.size() >= properties.linesPerPerson()) {
            var oldest = own.keySet().iterator().next();
            close(oldest);
            oldest.hangUp("Too many windows are open");
            own = lines.computeIfAbsent(person, id -> new LinkedHashMap<>());
        }
        own.put(line, new Attention(clock.instant()));
        line.say(new Said.Welcome(
                someone(line.person()),
                properties.iceServers(),
                properties.ringFor().toSeconds(),
                properties.returnWithin().toSeconds()));
        for (var call : calls.values()) {
            var seat = call.seats.get(person);
            if (seat != null && seat.state == Seat.State.RINGING) {
                line.say(ringing(call, seat));
            } else if (seat != null && seat.state == Seat.State.AWAY) {
                line.say(picture(call));
            }
        }
        announce(person);
    }

    /// Forgets a line. A seat it had in a call is kept for a while.
    public synchronized void close(Line line) {
        long person = line.person().id();
        var own = lines.get(person);
        if (own == null || own.remove(line) == null) {
            return;
        }
        if (own.isEmpty()) {
            lines.remove(person);
        }
        var call = callOf(line);
        if (call != null) {
            var seat = seat(call, line);
            seat.lose(clock.instant());
            recorder.step(call.id, seat.person, Act.BROKE_OFF, seat.since);
            call.say(picture(call), null);
        }
        announce(person);
    }

    /// Ends what is open on the terms of a session that are no longer so.
    public synchronized void closeSession(String session) {
        var ending = lines.values().stream()
                .flatMap(own -> own.keySet().stream())
                .filter(line -> session.equals(line.session()))
                .toList();
        for (var line : ending) {
            var call = callOf(line);
            if (call != null) {
                leave(line, call.id);
            }
            close(line);
            line.hangUp("The session ended");
        }
    }

    /// A line gave a sign of life.
    public synchronized void hear(Line line) {
        var attention = attention(line);
        if (attention != null) {
            attention.heard = clock.instant();
        }
    }

    /// Tells a line whom it can call about a subject, and from now on when one of them can be reached.
    public void look(Line line, Subject subject) {
        var entry = directory.find(line.viewer(), subject);
        synchronized (this) {
            var people = entry.people().stream().map(this::someone).toList();
            var known = new HashSet<>(people.stream().map(Said.Someone::id).toList());
            known.add(line.person().id());
            var others = lines.entrySet().stream()
                    .filter(each -> !known.contains(each.getKey()))
                    .limit(OTHERS)
                    .map(each ->
                            someone(each.getValue().keySet().iterator().next().person()))
                    .toList();
            others.forEach(one -> known.add(one.id()));
            var attention = attention(line);
            if (attention != null) {
                attention.follows = Set.copyOf(known);
            }
            line.say(new Said.Who(subject.toString(), entry.title(), people, others, entry.mayCall()));
        }
    }

    /// Calls somebody about a subject.
    ///
    /// @param wanted whom; absent for the person in charge
    public void ring(Line line, Subject subject, @Nullable Long wanted) {
        var entry = directory.find(line.viewer(), subject);
        var callee = choose(entry, wanted);
        if (!entry.mayCall()) {
            trouble(line, "ring", "not-allowed", "이 일로 전화할 권한이 없습니다.", "You may not call about this.");
        } else if (callee.isEmpty()) {
            trouble(line, "ring", "nobody", "이 일로 전화를 받을 사람이 없습니다.", "There is nobody to call about this.");
        } else if (seated(line.person())) {
            trouble(line, "ring", "in-call", "이미 통화 중입니다.", "You are in a call already.");
        } else {
            begin(line, entry, callee.get());
        }
    }

    private void begin(Line line, Directory.Entry entry, Person callee) {
        var now = clock.instant();
        long id;
        try {
            id = recorder.begin(entry.subject(), entry.title(), line.person(), callee, now);
        } catch (DataAccessException | TransactionException away) {
            trouble(
                    line,
                    "ring",
                    "unavailable",
                    "지금은 통화를 기록할 수 없어 걸지 못했습니다. 잠시 뒤에 다시 걸어 주세요.",
                    "The call cannot be recorded right now. Try again in a moment.");
            return;
        }
        synchronized (this) {
            var call = new Conversation(id, entry.subject(), entry.title(), now);
            calls.put(id, call);
            var own = new Seat(line.person(), line.person(), now);
            own.sit(line, now, true);
            call.seats.put(line.person().id(), own);
            announce(line.person().id());
            seatGuest(call, line.person(), callee, now);
            settle(call);
        }
    }

    private Optional<Person> choose(Directory.Entry entry, @Nullable Long wanted) {
        if (wanted == null) {
            return entry.people().stream().findFirst();
        }
        return entry.people().stream()
                .filter(one -> one.id() == wanted)
                .findFirst()
                .or(() -> directory.findStaff(wanted).filter(this::reachable));
    }

    /// Asks a further person into a call.
    public void invite(Line line, long id, long wanted) {
        var guest = directory.findStaff(wanted);
        synchronized (this) {
            var call = mine(line, id, "invite");
            if (call == null) {
                return;
            }
            if (guest.isEmpty() || call.seats.containsKey(wanted)) {
                trouble(line, "invite", "nobody", "부를 수 없는 사람입니다.", "This person cannot be asked in.");
            } else if (call.seats.size() >= SEATS) {
                trouble(line, "invite", "full", "한 통화에 여섯 명까지 들어옵니다.", "A call takes six people.");
            } else {
                recorder.step(id, guest.get(), Act.RUNG, clock.instant());
                seatGuest(call, line.person(), guest.get(), clock.instant());
                settle(call);
            }
        }
    }

    /// Rings somebody, unless they are in another call.
    private void seatGuest(Conversation call, Person by, Person guest, Instant now) {
        if (seated(guest)) {
            call.inVain = Outcome.BUSY;
            recorder.unanswered(call.id, call.subject, call.title, by, guest, Act.BUSY, now);
            call.say(new Said.Unanswered(call.id, call.subject.toString(), someone(guest), "busy"), null);
            return;
        }
        var seat = new Seat(guest, by, now);
        call.seats.put(guest.id(), seat);
        linesOf(guest.id()).forEach(line -> line.say(ringing(call, seat)));
        call.say(picture(call), null);
    }

    /// Comes to a call.
    public synchronized void accept(Line line, long id) {
        var call = calls.get(id);
        var seat = call == null ? null : call.seats.get(line.person().id());
        if (call == null || seat == null || seat.state != Seat.State.RINGING) {
            line.say(new Said.Stopped(id, "over"));
            return;
        }
        if (callsWith(line.person()).anyMatch(other -> other != call)) {
            trouble(line, "accept", "in-call", "이미 통화 중입니다.", "You are in a call already.");
            return;
        }
        var now = clock.instant();
        seat.sit(line, now, true);
        if (!call.answered) {
            call.answered = true;
            recorder.answer(id, now);
        }
        recorder.step(id, seat.person, Act.JOINED, now);
        linesOf(line.person().id()).stream()
                .filter(other -> other != line)
                .forEach(other -> other.say(new Said.Stopped(id, "elsewhere")));
        call.say(picture(call), null);
        boards(call, line);
        announce(line.person().id());
    }

    /// Does not come to a call.
    public synchronized void decline(Line line, long id) {
        var call = calls.get(id);
        var seat = call == null ? null : call.seats.get(line.person().id());
        if (call != null && seat != null && seat.state == Seat.State.RINGING) {
            giveUp(call, seat, Act.DECLINED, "declined");
            settle(call);
        }
    }

    /// Stops waiting for somebody.
    public synchronized void cancel(Line line, long id, long person) {
        var call = mine(line, id, "cancel");
        var seat = call == null ? null : call.seats.get(person);
        if (call != null && seat != null && seat.state == Seat.State.RINGING) {
            giveUp(call, seat, Act.CANCELLED, "cancelled");
            settle(call);
        }
    }

    /// Comes back to a call after the line broke. After a change of network the window is often here again before
    /// anybody noticed that its old line is dead; that one is then given up.
    ///
    /// @param leg the window's own leg, if it still holds its connections to the others; absent for a new window
    public synchronized void resume(Line line, long id, @Nullable Long leg) {
        var call = calls.get(id);
        var seat = call == null ? null : call.seats.get(line.person().id());
        if (call == null) {
            line.say(new Said.Ended(id, "over"));
            return;
        }
        if (seat == null || seat.state == Seat.State.RINGING) {
            line.say(new Said.Ended(id, "too-late"));
            return;
        }
        if (leg == null ? seat.state != Seat.State.AWAY : seat.leg != leg) {
            line.say(new Said.Ended(id, "elsewhere"));
            return;
        }
        var old = seat.line;
        if (old == line) {
            return;
        }
        if (old != null) {
            close(old);
            old.hangUp("Replaced by a newer line");
        }
        var now = clock.instant();
        seat.sit(line, now, leg == null);
        recorder.step(id, seat.person, Act.RETURNED, now);
        call.say(picture(call), null);
        boards(call, line);
        announce(seat.person.id());
    }

    /// Leaves a call.
    public synchronized void leave(Line line, long id) {
        var call = calls.get(id);
        var seat = call == null ? null : call.seats.get(line.person().id());
        if (call == null || seat == null || (seat.line != line && seat.state != Seat.State.AWAY)) {
            line.say(new Said.Ended(id, "over"));
            return;
        }
        depart(call, seat, Act.LEFT);
        line.say(new Said.Ended(id, "left"));
        settle(call);
    }

    private void depart(Conversation call, Seat seat, Act act) {
        var now = clock.instant();
        call.seats.remove(seat.person.id());
        recorder.step(call.id, seat.person, act, now);
        announce(seat.person.id());
        // Nobody rings on behalf of somebody who left, unless others talk on.
        if (call.in(Seat.State.IN).isEmpty() && call.in(Seat.State.AWAY).isEmpty()) {
            for (var waiting : call.in(Seat.State.RINGING)) {
                giveUp(call, waiting, Act.CANCELLED, "cancelled");
            }
        }
    }

    /// Carries a description or a candidate to somebody in the same call.
    public synchronized void signal(Line line, long id, long to, JsonNode body) {
        var call = mine(line, id, "signal");
        var seat = call == null ? null : call.seats.get(to);
        var other = seat == null ? null : seat.line;
        if (other != null && other != line) {
            other.say(new Said.Signal(id, line.person().id(), body));
        }
    }

    /// Tells the others what this line sends. It is a courtesy and no part of the record.
    public synchronized void sends(Line line, long id, boolean sound, boolean picture) {
        var call = mine(line, id, "sends");
        if (call == null) {
            return;
        }
        var seat = seat(call, line);
        if (seat.sound != sound || seat.picture != picture) {
            seat.sound = sound;
            seat.picture = picture;
            call.say(picture(call), null);
        }
    }

    /// Begins or ends sharing the screen.
    public synchronized void shareScreen(Line line, long id, boolean shared) {
        var call = mine(line, id, "screen");
        if (call == null) {
            return;
        }
        var seat = seat(call, line);
        if (seat.screen != shared) {
            seat.screen = shared;
            recorder.step(id, seat.person, shared ? Act.SCREEN_SHARED : Act.SCREEN_ENDED, clock.instant());
            call.say(picture(call), null);
        }
    }

    /// Shows the others what the wall of this line shows. Whoever shares the board last is followed.
    ///
    /// @param address query of the wall's address; absent to end it
    public synchronized void shareBoard(Line line, long id, @Nullable String address) {
        var call = mine(line, id, "board");
        if (call == null) {
            return;
        }
        var seat = seat(call, line);
        boolean changed = (seat.board == null) != (address == null);
        if (changed && address != null) {
            call.seats.values().stream().filter(other -> other.board != null).forEach(other -> endBoard(call, other));
        }
        seat.board = address;
        if (changed) {
            recorder.step(id, seat.person, address == null ? Act.BOARD_ENDED : Act.BOARD_SHARED, clock.instant());
            call.say(picture(call), null);
        }
        if (address != null) {
            call.say(new Said.Board(id, seat.person.id(), address), line);
        }
    }

    private void endBoard(Conversation call, Seat seat) {
        seat.board = null;
        recorder.step(call.id, seat.person, Act.BOARD_ENDED, clock.instant());
    }

    /// Tells who came what a shared board shows.
    private void boards(Conversation call, Line line) {
        for (var seat : call.seats.values()) {
            var board = seat.board;
            if (board != null && seat.line != line) {
                line.say(new Said.Board(call.id, seat.person.id(), board));
            }
        }
    }

    /// Looks at the clock: who was rung long enough, who does not come back, which lines are dead.
    public synchronized void sweep() {
        var now = clock.instant();
        for (var call : List.copyOf(calls.values())) {
            var tired = call.in(Seat.State.RINGING).stream()
                    .filter(seat -> !now.isBefore(seat.since.plus(properties.ringFor())))
                    .toList();
            var gone = call.in(Seat.State.AWAY).stream()
                    .filter(seat -> !now.isBefore(seat.since.plus(properties.returnWithin())))
                    .toList();
            tired.forEach(seat -> giveUp(call, seat, Act.MISSED, "missed"));
            gone.forEach(seat -> depart(call, seat, Act.NOT_BACK));
            if (!tired.isEmpty() || !gone.isEmpty()) {
                settle(call);
            }
        }
        var silent = new ArrayList<Line>();
        lines.values()
                .forEach(own -> own.forEach((line, attention) -> {
                    if (now.isAfter(attention.heard.plus(properties.silence()))) {
                        silent.add(line);
                    }
                }));
        for (var line : silent) {
            close(line);
            line.hangUp("Nothing was heard");
        }
    }

    /// Somebody who was rung does not come.
    private void giveUp(Conversation call, Seat seat, Act act, String why) {
        call.seats.remove(seat.person.id());
        call.inVain = switch (act) {
            case MISSED -> Outcome.MISSED;
            case DECLINED -> Outcome.DECLINED;
            case BUSY -> Outcome.BUSY;
            default -> Outcome.CANCELLED;
        };
        recorder.unanswered(call.id, call.subject, call.title, seat.invitedBy, seat.person, act, clock.instant());
        linesOf(seat.person.id()).forEach(line -> line.say(new Said.Stopped(call.id, why)));
        call.say(new Said.Unanswered(call.id, call.subject.toString(), someone(seat.person), why), null);
    }

    /// Tells everybody how a call stands, or that it is over.
    private void settle(Conversation call) {
        if (!calls.containsKey(call.id)) {
            return;
        }
        if (!call.over()) {
            call.say(picture(call), null);
            return;
        }
        calls.remove(call.id);
        var outcome = call.answered ? Outcome.ENDED : call.inVain;
        var now = clock.instant();
        for (var waiting : call.in(Seat.State.RINGING)) {
            giveUp(call, waiting, Act.CANCELLED, "cancelled");
        }
        if (call.answered) {
            call.seats.values().forEach(seat -> recorder.step(call.id, seat.person, Act.LEFT, now));
        }
        call.say(new Said.Ended(call.id, outcome.key()), null);
        recorder.end(call.id, outcome, now);
        call.seats.keySet().forEach(this::announce);
    }

    /// The call `id`, if this line sits in it; otherwise the line is told that it does not.
    private @Nullable Conversation mine(Line line, long id, String about) {
        var call = calls.get(id);
        var seat = call == null ? null : call.seats.get(line.person().id());
        if (call == null || seat == null || seat.line != line) {
            trouble(line, about, "not-in-call", "이 통화에 들어와 있지 않습니다.", "You are not in this call.");
            return null;
        }
        return call;
    }

    private static Seat seat(Conversation call, Line line) {
        return java.util.Objects.requireNonNull(call.seats.get(line.person().id()));
    }

    private @Nullable Conversation callOf(Line line) {
        for (var call : calls.values()) {
            var seat = call.seats.get(line.person().id());
            if (seat != null && seat.line == line) {
                return call;
            }
        }
        return null;
    }

    /// The calls somebody is in, not those they are rung for.
    private java.util.stream.Stream<Conversation> callsWith(Person person) {
        return calls.values().stream().filter(call -> {
            var seat = call.seats.get(person.id());
            return seat != null && seat.state != Seat.State.RINGING;
        });
    }

    private synchronized boolean seated(Person person) {
        return callsWith(person).findAny().isPresent();
    }

    private synchronized boolean reachable(Person person) {
        return lines.containsKey(person.id());
    }

    private @Nullable Attention attention(Line line) {
        var own = lines.get(line.person().id());
        return own == null ? null : own.get(line);
    }

    private List<Line> linesOf(long person) {
        return List.copyOf(lines.getOrDefault(person, Map.of()).keySet());
    }

    /// Tells those who follow somebody's presence how it is now.
    private void announce(long person) {
        boolean reachable = lines.containsKey(person);
        boolean busy = calls.values().stream().anyMatch(call -> {
            var seat = call.seats.get(person);
            return seat != null && seat.state != Seat.State.RINGING;
        });
        var said = new Said.Presence(person, reachable, busy);
        lines.values()
                .forEach(own -> own.forEach((line, attention) -> {
                    if (attention.follows.contains(person)) {
                        line.say(said);
                    }
                }));
    }

    private Said.Someone someone(Person person) {
        return new Said.Someone(
                person.id(),
                person.name(),
                person.role().title(),
                directory.nameOfPlace(person),
                reachable(person),
                seated(person));
    }

    private Said.Ringing ringing(Conversation call, Seat seat) {
        return new Said.Ringing(call.id, call.subject.toString(), call.title, someone(seat.invitedBy), seat.since);
    }

    private Said.Call picture(Conversation call) {
        var people = call.seats.values().stream()
                .map(seat -> new Said.Seated(
                        someone(seat.person),
                        seat.state.name().toLowerCase(java.util.Locale.ROOT),
                        seat.leg,
                        seat.sound,
                        seat.picture,
                        seat.screen,
                        seat.board != null))
                .toList();
        return new Said.Call(call.id, call.subject.toString(), call.title, call.started, people);
    }

    private static void trouble(Line line, String about, String code, String ko, String en) {
        line.say(new Said.Trouble(about, code, new LocalText(ko, en)));
    }
}
