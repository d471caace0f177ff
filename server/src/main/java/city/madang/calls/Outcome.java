package city.madang.calls;

import city.madang.platform.Keyed;
import city.madang.platform.LocalText;

/// What became of a call.
public enum Outcome implements Keyed {
    RINGING("울리는 중", "Ringing"),
    TALKING("통화 중", "Talking"),
    ENDED("통화함", "Talked"),
    MISSED("부재중", "Missed"),
    DECLINED("거절", "Declined"),
    CANCELLED("취소", "Cancelled"),
    BUSY("통화 중이었음", "Was busy"),
    /// The server stopped during the call.
    LOST("끊김", "Cut off");

    private final LocalText title;

    Outcome(String ko, String en) {
        this.title = new LocalText(ko, en);
    }

    public LocalText title() {
        return title;
    }

    /// Whether nobody came.
    public boolean unanswered() {
        return this == MISSED || this == DECLINED || this == CANCELLED || this == BUSY;
    }

    static Outcome parse(String key) {
        return Keyed.parse(Outcome.class, key);
    }
}
