package city.madang.governance.web;

import city.madang.governance.Coarseness;
import city.madang.governance.Disclosure;
import city.madang.governance.Withheld;
import city.madang.governance.web.LedgerLine.Gets;
import city.madang.governance.web.LedgerLine.Mark;
import city.madang.platform.LocalText;
import org.jspecify.annotations.Nullable;

/// Says in words what a group gets.
final class DisclosureWords {

    /// @param withheld absent if nothing is withheld from the group
    static Gets of(@Nullable Withheld withheld) {
        if (withheld == null) {
            return new Gets(of(Disclosure.SHOW), Mark.SEEN);
        }
        var elsewhere = of(withheld.disclosure());
        if (withheld.own().equals(withheld.disclosure())) {
            return new Gets(elsewhere, withheld.disclosure() instanceof Disclosure.Mask ? Mark.GONE : Mark.LESS);
        }
        var own = of(withheld.own());
        return new Gets(
                new LocalText(
                        "%s (자기 관할은 %s)".formatted(elsewhere.ko(), own.ko()),
                        "%s (own district: %s)".formatted(elsewhere.en(), lower(own.en()))),
                Mark.LESS);
    }

    private static LocalText of(Disclosure disclosure) {
        return switch (disclosure) {
            case Disclosure.Show() -> new LocalText("그대로", "As it is");
            case Disclosure.Mask mask -> new LocalText("보이지 않음", "Not shown");
            case Disclosure.Generalise(var how, var reason) -> of(how);
            case Disclosure.Suppress(var fewest, var reason) ->
                new LocalText("%d 이상일 때만".formatted(fewest), "Only if %d or more".formatted(fewest));
        };
    }

    private static LocalText of(Coarseness how) {
        return switch (how) {
            case Coarseness.District() -> new LocalText("자치구까지만", "The district only");
            case Coarseness.Grid(var metres) ->
                new LocalText("%dm 격자로".formatted(metres), "To a %d m grid".formatted(metres));
            case Coarseness.Picture(var across) ->
                new LocalText("가로 %d점의 흐린 화면으로".formatted(across), "Blurred, %d points across".formatted(across));
            case Coarseness.Band(var width) ->
                new LocalText("%d 단위로".formatted(width), "In bands of %d".formatted(width));
        };
    }

    private static String lower(String sentence) {
        return sentence.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + sentence.substring(1);
    }

    private DisclosureWords() {}
}
