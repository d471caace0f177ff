package city.madang.situation;

import city.madang.platform.Keyed;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody or something that was sent, with the times it told.
///
/// @param key unique for this turn-out
/// @param kind id of the pack's kind of unit
/// @param station where it came from, in words
public record Unit(
        String key,
        String kind,
        LocalText name,
        @Nullable String station,
        @Nullable Instant dispatched,
        @Nullable Instant enRoute,
        @Nullable Instant arrived,
        @Nullable Instant cleared,
        @Nullable Position position) {

    /// What it is doing: the last of its times.
    public Stage stage() {
        if (cleared != null) {
            return Stage.CLEARED;
        }
        if (arrived != null) {
            return Stage.ARRIVED;
        }
        return enRoute != null ? Stage.EN_ROUTE : Stage.DISPATCHED;
    }

    /// The unit when it has come to a stage now; a time that it told before stands.
    Unit at(Stage stage, Instant now) {
        return new Unit(
                key,
                kind,
                name,
                station,
                dispatched == null ? now : dispatched,
                stage == Stage.EN_ROUTE && enRoute == null ? now : enRoute,
                stage == Stage.ARRIVED && arrived == null ? now : arrived,
                stage == Stage.CLEARED && cleared == null ? now : cleared,
                position);
    }

    /// From being sent to leaving; absent until both are known.
    public @Nullable Duration turnout() {
        return between(dispatched, enRoute);
    }

    /// From leaving to being there; from being sent, if it never said when it left.
    public @Nullable Duration travel() {
        return between(enRoute == null ? dispatched : enRoute, arrived);
    }

    private static @Nullable Duration between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null || to.isBefore(from) ? null : Duration.between(from, to);
    }

    /// The stages of a turn-out.
    public enum Stage implements Keyed {
        DISPATCHED("출동 지령", "Dispatched"),
        EN_ROUTE("이동 중", "En route"),
        ARRIVED("현장 도착", "On scene"),
        CLEARED("철수", "Cleared");

        private final LocalText title;

        Stage(String ko, String en) {
            this.title = new LocalText(ko, en);
        }

        public LocalText title() {
            return title;
        }
    }
}
