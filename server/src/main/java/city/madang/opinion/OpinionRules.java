package city.madang.opinion;

import city.madang.opinion.analysis.TopicFinder;
import city.madang.platform.LocalText;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The form of `opinion.yaml` of a pack. See docs/guide/opinion.md.
///
/// @param rising when a topic rises
/// @param alert when a rising topic is an alert
/// @param ignore words that are no topic in this city
/// @param categories names of complaints by their category
public record OpinionRules(
        Rising rising,
        AlertRule alert,
        @Nullable List<String> ignore,
        @Nullable Map<String, LocalText> categories) {

    public OpinionRules {
        Objects.requireNonNull(rising, "rising is missing");
        Objects.requireNonNull(alert, "alert is missing");
        ignore = ignore == null ? List.of() : List.copyOf(ignore);
        categories = categories == null ? Map.of() : Map.copyOf(categories);
    }

    /// See [TopicFinder.Rules].
    public record Rising(
            @JsonProperty("window-hours") int windowHours,
            int days,
            int support,
            int groups,
            double ratio,
            double risk) {

        TopicFinder.Rules rules() {
            return new TopicFinder.Rules(Duration.ofHours(windowHours), days, support, groups, ratio, risk);
        }
    }

    /// When a rising topic is an alert.
    ///
    /// @param articles texts of the window that it needs
    /// @param calmMinutes it ends when the topic has not risen for so long
    /// @param severity of CAP 1.2
    /// @param office who looks after it
    public record AlertRule(
            int articles, @JsonProperty("calm-minutes") int calmMinutes, String severity, String office) {

        public AlertRule {
            if (articles < 1 || calmMinutes < 1) {
                throw new IllegalArgumentException("articles and calm-minutes are from 1");
            }
        }

        Duration calm() {
            return Duration.ofMinutes(calmMinutes);
        }
    }

    LocalText category(String id) {
        return Objects.requireNonNullElse(Objects.requireNonNull(categories).get(id), LocalText.same(id));
    }
}
