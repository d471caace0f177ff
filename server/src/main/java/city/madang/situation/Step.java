package city.madang.situation;

import city.madang.platform.LocalText;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One entry of a situation's timeline. Only ever added.
///
/// @param situation the situation it was recorded for; of one that was merged, it is the former one
/// @param at when it happened
/// @param recorded when it was written down
/// @param what one of [What#text()]
/// @param who who did it; absent for what came from a system
public record Step(
        long id,
        long situation,
        Instant at,
        Instant recorded,
        String what,
        @Nullable LocalText who,
        LocalText text,
        Map<String, String> detail) {

    /// What kinds of entries there are.
    public enum What {
        REPORTED("reported", new LocalText("신고 접수", "Reported")),
        TOLD("told", new LocalText("새 소식", "Update")),
        JOINED("joined", new LocalText("신고 합침", "Report joined")),
        MERGED("merged", new LocalText("상황 합침", "Merged")),
        PROPOSED("proposed", new LocalText("합칠지 물음", "Proposed to merge")),
        REFUSED("refused", new LocalText("합치지 않음", "Kept apart")),
        SPLIT("split", new LocalText("나눔", "Split")),
        UNIT("unit", new LocalText("출동대", "Unit")),
        LOG("log", new LocalText("기록", "Log")),
        ORDER("order", new LocalText("지시", "Order")),
        TAKEN("taken", new LocalText("책임자 지정", "In charge")),
        HANDED_OVER("handed-over", new LocalText("인계", "Handed over")),
        SEVERITY("severity", new LocalText("심각도 변경", "Severity")),
        STATUS("status", new LocalText("상태 변경", "Status")),
        CLOSED("closed", new LocalText("종료", "Closed")),
        REOPENED("reopened", new LocalText("다시 엶", "Reopened"));

        private final String text;
        private final LocalText title;

        What(String text, LocalText title) {
            this.text = text;
            this.title = title;
        }

        public String text() {
            return text;
        }

        public LocalText title() {
            return title;
        }

        /// The title of a stored word.
        public static LocalText title(String text) {
            for (var what : values()) {
                if (what.text.equals(text)) {
                    return what.title;
                }
            }
            return LocalText.same(text);
        }
    }
}
