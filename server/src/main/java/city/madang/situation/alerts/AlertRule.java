package city.madang.situation.alerts;

import city.madang.platform.LocalText;
import city.madang.situation.SituationRules.Span;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// When a live reading is an alert.
///
/// @param property the observed property it watches
/// @param kinds kinds of things it watches; absent: every thing with the property
/// @param above an alert begins at this value and higher; exactly one of `above` and `below` is given
/// @param below an alert begins at this value and lower
/// @param clear it ends beyond this value, on the other side of the threshold: a value that flutters makes one alert
/// @param lasting how long the value must stand beyond the threshold
/// @param severity of CAP 1.2
/// @param office who owns it
public record AlertRule(
        String id,
        LocalText name,
        String property,
        @Nullable List<String> kinds,
        @Nullable Double above,
        @Nullable Double below,
        double clear,
        @JsonProperty("for") Span lasting,
        String severity,
        String office) {

    public AlertRule {
        Objects.requireNonNull(id, "id is missing");
        if ((above == null) == (below == null)) {
            throw new IllegalArgumentException("The rule '%s' needs either above or below".formatted(id));
        }
        if (above != null && clear > above || below != null && clear < below) {
            throw new IllegalArgumentException(
                    "The rule '%s' never ends: clear %s lies beyond its threshold".formatted(id, clear));
        }
    }

    public double threshold() {
        return above != null ? above : Objects.requireNonNull(below);
    }

    boolean beyond(double value) {
        return above != null ? value >= above : below != null && value <= below;
    }

    boolean over(double value) {
        return above != null ? value < clear : value > clear;
    }

    /// The form of `alerts.yaml`.
    public record File(List<AlertRule> alerts) {}
}
