package city.madang.directives;

import static city.madang.directives.State.ACKNOWLEDGED;
import static city.madang.directives.State.CLOSED;
import static city.madang.directives.State.IN_PROGRESS;
import static city.madang.directives.State.ISSUED;
import static city.madang.directives.State.REPORTED;
import static city.madang.directives.State.WITHDRAWN;

import city.madang.platform.Keyed;
import city.madang.platform.LocalText;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can be done with a directive: who may do it, from which states, and where it leads.
public enum Act implements Keyed {
    ISSUE(Side.ISSUER, Set.of(), ISSUED, false, "지시", "Issued"),
    ACKNOWLEDGE(Side.OWNER, EnumSet.of(ISSUED), ACKNOWLEDGED, false, "접수", "Acknowledged"),
    START(Side.OWNER, EnumSet.of(ACKNOWLEDGED), IN_PROGRESS, false, "착수", "Started"),
    PROGRESS(Side.OWNER, EnumSet.of(ACKNOWLEDGED, IN_PROGRESS), IN_PROGRESS, true, "중간 보고", "Progress"),
    REPORT(Side.OWNER, EnumSet.of(ACKNOWLEDGED, IN_PROGRESS), REPORTED, true, "완료 보고", "Reported done"),
    ACCEPT(Side.ISSUER, EnumSet.of(REPORTED), CLOSED, false, "승인·종결", "Accepted"),
    /// The report is not good enough.
    RETURN(Side.ISSUER, EnumSet.of(REPORTED), IN_PROGRESS, true, "보완 지시", "Returned for rework"),
    /// Somebody else of the office is to carry it out, and acknowledges it anew.
    DELEGATE(Side.OWNER, EnumSet.of(ISSUED, ACKNOWLEDGED, IN_PROGRESS), ISSUED, false, "담당자 변경", "Delegated"),
    ASK(Side.OWNER, EnumSet.of(ISSUED, ACKNOWLEDGED, IN_PROGRESS), null, true, "질의", "Asked back"),
    ANSWER(Side.ISSUER, EnumSet.of(ISSUED, ACKNOWLEDGED, IN_PROGRESS), null, true, "답변", "Answered"),
    WANT_TIME(Side.OWNER, EnumSet.of(ISSUED, ACKNOWLEDGED, IN_PROGRESS), null, true, "기한 연장 요청", "Asked for more time"),
    EXTEND(Side.ISSUER, EnumSet.of(ISSUED, ACKNOWLEDGED, IN_PROGRESS), null, false, "기한 연장 승인", "Gave more time"),
    KEEP_DUE(Side.ISSUER, EnumSet.of(ISSUED, ACKNOWLEDGED, IN_PROGRESS), null, true, "기한 연장 반려", "Kept the due date"),
    WITHDRAW(Side.ISSUER, EnumSet.of(ISSUED, ACKNOWLEDGED, IN_PROGRESS, REPORTED), WITHDRAWN, true, "철회", "Withdrawn");

    /// Whose act it is.
    public enum Side {
        ISSUER,
        OWNER
    }

    private final Side side;
    private final Set<State> from;
    private final @Nullable State to;
    private final boolean needsText;
    private final LocalText text;

    Act(Side side, Set<State> from, @Nullable State to, boolean needsText, String ko, String en) {
        this.side = side;
        this.from = from;
        this.to = to;
        this.needsText = needsText;
        this.text = new LocalText(ko, en);
    }

    public Side side() {
        return side;
    }

    /// Whether it can be done while the directive stands at `state`.
    public boolean possible(State state) {
        return from.contains(state);
    }

    /// Where it leads from `state`.
    public State leadsTo(State state) {
        return to == null ? state : to;
    }

    /// Whether it must say something: a reason, a question, what was done.
    public boolean needsText() {
        return needsText;
    }

    /// What was done, in the past tense.
    public LocalText text() {
        return text;
    }

    /// Reads what [#key()] wrote.
    public static Act parse(String key) {
        return Keyed.parse(Act.class, key);
    }
}
