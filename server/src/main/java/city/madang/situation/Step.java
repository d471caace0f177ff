package city.madang.situation;

import city.madang.platform.Keyed;
import city.madang.platform.LocalText;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One entry of a situation's timeline. Only ever added.
///
/// @param situation the situation it was recorded for; of one that was merged, it is the former one
/// @param at when it happened
/// @param recorded when it was written down
/// @param what one of [What#key()]
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
    public enum What implements Keyed {
        REPORTED("신고 접수", "Reported"),
        TOLD("새 소식", "Update"),
        JOINED("신고 합침", "Report joined"),
        MERGED("상황 합침", "Merged"),
        PROPOSED("합칠지 물음", "Proposed to merge"),
        REFUSED("합치지 않음", "Kept apart"),
        SPLIT("나눔", "Split"),
        UNIT("출동대", "Unit"),
        LOG("기록", "Log"),
        ORDER("지시", "Order"),
        TAKEN("책임자 지정", "In charge"),
        HANDED_OVER("인계", "Handed over"),
        SEVERITY("심각도 변경", "Severity"),
        STATUS("상태 변경", "Status"),
        CLOSED("종료", "Closed"),
        REOPENED("다시 엶", "Reopened");

        private final LocalText title;

        What(String ko, String en) {
            this.title = new LocalText(ko, en);
        }

        public LocalText title() {
            return title;
        }

        /// The title of a stored word.
        public static LocalText title(String key) {
            return Keyed.find(What.class, key).map(What::title).orElse(LocalText.same(key));
        }
    }
}
