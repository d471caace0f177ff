package city.madang.indicators.pledges;

import city.madang.indicators.goals.Refusal;
import city.madang.platform.CityException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A report before it is stored.
public record NewReport(
        String task,
        String text,
        @Nullable String milestone,
        @Nullable Long spentMillionWon,
        @Nullable String link,
        @Nullable Evidence file) {

    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_LINK = 500;

    /// @throws CityException if it says nothing, or its link is no web address
    public NewReport {
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw Refusal.of(
                    "무엇을 했는지 %d자 안으로 적어 주세요.".formatted(LONGEST_TEXT),
                    "Say in 1 to %d characters what was done".formatted(LONGEST_TEXT));
        }
        if (spentMillionWon != null && spentMillionWon < 0) {
            throw CityException.invalid("What was spent is no less than 0, not %d".formatted(spentMillionWon));
        }
        if (link != null && !isWebAddress(link)) {
            throw Refusal.of(
                    "'%s'은(는) https://…와 같은 웹 주소가 아닙니다.".formatted(link),
                    "'%s' is no web address such as https://…".formatted(link));
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            var address = URI.create(text);
            return text.length() <= LONGEST_LINK
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
