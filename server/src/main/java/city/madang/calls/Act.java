package city.madang.calls;

import city.madang.platform.Keyed;
import city.madang.platform.LocalText;

/// What somebody did in a call, as its record keeps it.
public enum Act implements Keyed {
    CALLED("전화를 걸었습니다", "called"),
    RUNG("전화를 받으라고 알렸습니다", "was rung"),
    JOINED("들어왔습니다", "joined"),
    DECLINED("거절했습니다", "declined"),
    MISSED("받지 않았습니다", "did not answer"),
    CANCELLED("거는 것을 그만두었습니다", "was not waited for"),
    BUSY("다른 통화 중이었습니다", "was in another call"),
    BROKE_OFF("연결이 끊겼습니다", "lost the line"),
    RETURNED("다시 연결했습니다", "came back"),
    NOT_BACK("제때 돌아오지 않아 통화에서 나갔습니다", "did not come back in time and left the call"),
    SCREEN_SHARED("화면을 함께 보기 시작했습니다", "shared the screen"),
    SCREEN_ENDED("화면 함께 보기를 그쳤습니다", "stopped sharing the screen"),
    BOARD_SHARED("현황판을 함께 보기 시작했습니다", "shared the board"),
    BOARD_ENDED("현황판 함께 보기를 그쳤습니다", "stopped sharing the board"),
    LEFT("나갔습니다", "left");

    private final LocalText title;

    Act(String ko, String en) {
        this.title = new LocalText(ko, en);
    }

    /// What they did, after their name.
    public LocalText title() {
        return title;
    }

    static Act parse(String key) {
        return Keyed.parse(Act.class, key);
    }
}
