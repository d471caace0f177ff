package city.madang.directives;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a directive stands after a step.
///
/// @param office id of the office that is to carry it out
/// @param owner id of the person who is; absent: whoever is in charge of the office
/// @param question whether a question to the issuer waits for an answer
/// @param wanted the later due date that was asked for; absent if none waits for a decision
public record Standing(
        State state,
        String office,
        @Nullable Long owner,
        Instant due,
        boolean question,
        @Nullable Instant wanted) {

    /// What a step brings with it besides words.
    ///
    /// @param owner who is to carry it out from now on, for [Act#DELEGATE]
    /// @param due the later date that is asked for, for [Act#WANT_TIME]
    public record Change(@Nullable Long owner, @Nullable Instant due) {

        public static final Change NONE = new Change(null, null);
    }

    /// What came of trying a step.
    public sealed interface Outcome {

        record Done(Standing standing) implements Outcome {}

        /// The directive does not stand where this can be done.
        record NotNow(Act act, State state) implements Outcome {}

        /// Something that the step needs is missing or wrong.
        record Lacks(String ko, String en) implements Outcome {}
    }

    /// How a directive stands that was just given.
    public static Standing given(String office, @Nullable Long owner, Instant due) {
        return new Standing(State.ISSUED, office, owner, due, false, null);
    }

    /// The acts that are possible now, in the order of [Act].
    public List<Act> possible() {
        return Arrays.stream(Act.values()).filter(this::allows).toList();
    }

    /// Whether `act` is possible now.
    public boolean allows(Act act) {
        return act.possible(state)
                && switch (act) {
                    case ASK -> !question;
                    case ANSWER -> question;
                    case WANT_TIME -> wanted == null;
                    case EXTEND, KEEP_DUE -> wanted != null;
                    default -> true;
                };
    }

    /// How it stands after `act`.
    public Outcome after(Act act, Change change) {
        if (!allows(act)) {
            return new Outcome.NotNow(act, state);
        }
        return switch (act) {
            case DELEGATE ->
                change.owner() == null
                        ? new Outcome.Lacks("맡을 사람을 고르세요.", "Choose who is to carry it out.")
                        : done(new Standing(act.leadsTo(state), office, change.owner(), due, question, wanted));
            case WANT_TIME -> wanting(change.due());
            case EXTEND -> done(new Standing(state, office, owner, wanted == null ? due : wanted, question, null));
            case KEEP_DUE -> done(new Standing(state, office, owner, due, question, null));
            case ASK -> done(new Standing(state, office, owner, due, true, wanted));
            case ANSWER -> done(new Standing(state, office, owner, due, false, wanted));
            case REPORT, ACCEPT, WITHDRAW -> done(new Standing(act.leadsTo(state), office, owner, due, false, null));
            default -> done(new Standing(act.leadsTo(state), office, owner, due, question, wanted));
        };
    }

    private Outcome wanting(@Nullable Instant later) {
        return later == null || !later.isAfter(due)
                ? new Outcome.Lacks("지금 기한보다 늦은 날짜를 고르세요.", "Choose a date later than the due date.")
                : done(new Standing(state, office, owner, due, question, later));
    }

    private static Outcome done(Standing standing) {
        return new Outcome.Done(standing);
    }

    /// Whether it should have been done by `now`.
    public boolean overdue(Instant now) {
        return state.open() && state != State.REPORTED && due.isBefore(now);
    }
}
