package city.madang.cameras.web;

import city.madang.cameras.Camera;
import city.madang.cameras.CameraState;
import city.madang.platform.LocalText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A camera in the table of the desk.
///
/// @param district its name; absent outside the city
/// @param age seconds since its newest picture; NaN if that is not known
public record CameraRow(Camera camera, @Nullable LocalText district, CameraState state, double age) {

    boolean matches(String text) {
        return text.isEmpty()
                || camera.key().contains(text)
                || camera.name().ko().toLowerCase(Locale.ROOT).contains(text)
                || camera.name().en().toLowerCase(Locale.ROOT).contains(text);
    }

    /// Larger for what somebody should look at first.
    int urgency() {
        return switch (state) {
            case SILENT -> 3;
            case LATE -> 2;
            case UNKNOWN -> 1;
            case LIVE -> 0;
        };
    }

    /// The class of the state's mark.
    public String tone() {
        return switch (state) {
            case LIVE -> "ok";
            case LATE -> "watch";
            case SILENT -> "alarm";
            case UNKNOWN -> "";
        };
    }

    /// The age in words: seconds below two minutes, then minutes.
    public LocalText ageWords() {
        if (Double.isNaN(age)) {
            return new LocalText("모름", "unknown");
        }
        long seconds = Math.round(age);
        return seconds < 120
                ? new LocalText("%d초 전".formatted(seconds), "%d s ago".formatted(seconds))
                : new LocalText("%d분 전".formatted(seconds / 60), "%d min ago".formatted(seconds / 60));
    }

    /// What it was put up for, in words of the pack where it is one of the usual ones.
    public LocalText useWords() {
        return switch (camera.use()) {
            case "traffic" -> new LocalText("교통", "Traffic");
            case "crime-prevention" -> new LocalText("방범", "Crime prevention");
            case "school" -> new LocalText("학교", "School");
            case "flood" -> new LocalText("수해", "Flood");
            case "park" -> new LocalText("공원", "Park");
            default -> new LocalText(camera.use(), camera.use());
        };
    }
}
