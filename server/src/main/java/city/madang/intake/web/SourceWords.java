package city.madang.intake.web;

import city.madang.intake.SourceState;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import java.time.Duration;

/// Words of the pages of sources.
public final class SourceWords {

    private SourceWords() {}

    /// What was done, as the address after it says: `paused`, `replayed-3-1`.
    public static LocalText done(String code) {
        var parts = code.split("-");
        return switch (parts[0]) {
            case "fetched" -> new LocalText("지금 가져오도록 했습니다.", "It is being asked now.");
            case "paused" -> new LocalText("멈췄습니다.", "Paused.");
            case "resumed" -> new LocalText("다시 시작했습니다.", "Resumed.");
            case "discarded" ->
                new LocalText(number(parts, 1) + "개 기록을 버렸습니다.", number(parts, 1) + " records were discarded.");
            case "replayed" ->
                new LocalText(
                        "%s개 기록을 받았고 %s개는 아직 격리되어 있습니다.".formatted(number(parts, 1), number(parts, 2)),
                        "%s records were taken, %s still wait.".formatted(number(parts, 1), number(parts, 2)));
            default -> LocalText.same("");
        };
    }

    private static String number(String[] parts, int index) {
        return index < parts.length && parts[index].matches("\\d{1,9}") ? parts[index] : "0";
    }

    public static LocalText state(String key) {
        return SourceState.find(key).map(SourceState::title).orElse(LocalText.same(key));
    }

    public static String tone(String key) {
        return SourceState.find(key).map(SourceRow::tone).orElse("");
    }

    public static LocalText audience(Audience.Group group) {
        return switch (group) {
            case ANYONE -> new LocalText("누구나", "Everyone");
            case OFFICIAL -> new LocalText("직원", "Staff");
            case STEWARD -> new LocalText("데이터 관리자", "Stewards");
            case MAYOR -> new LocalText("시장실", "Mayor's office");
            case SOURCE -> LocalText.same("–");
        };
    }

    /// A length of time in its largest whole unit.
    public static LocalText span(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return new LocalText(seconds / 86_400 + "일", seconds / 86_400 + " d");
        }
        if (seconds % 3600 == 0) {
            return new LocalText(seconds / 3600 + "시간", seconds / 3600 + " h");
        }
        return seconds % 60 == 0
                ? new LocalText(seconds / 60 + "분", seconds / 60 + " min")
                : new LocalText(seconds + "초", seconds + " s");
    }
}
