package city.madang.governance.web;

import city.madang.governance.Coarseness;
import city.madang.governance.Disclosure;
import city.madang.governance.Withheld;
import city.madang.platform.LocalText;

/// Says in words what a group gets.
final class DisclosureWords {

    static LocalText of(Withheld withheld) {
        var elsewhere = of(withheld.disclosure());
        if (withheld.own().equals(withheld.disclosure())) {
            return elsewhere;
        }
        var own = of(withheld.own());
        return new LocalText(
                "%s · 자기 관할은 %s".formatted(elsewhere.ko(), own.ko()),
                "%s; of their own area: %s".formatted(elsewhere.en(), own.en()));
    }

    private static LocalText of(Disclosure disclosure) {
        return switch (disclosure) {
            case Disclosure.Show() -> new LocalText("그대로", "As it is");
            case Disclosure.Mask mask -> new LocalText("보이지 않음", "Not shown");
            case Disclosure.Generalise(var how, var reason) -> of(how);
            case Disclosure.Suppress(var fewest, var reason) ->
                new LocalText("%d명 이상일 때만".formatted(fewest), "Only from %d people up".formatted(fewest));
        };
    }

    private static LocalText of(Coarseness how) {
        return switch (how) {
            case Coarseness.District() -> new LocalText("자치구까지만", "The district only");
            case Coarseness.Grid(var metres) ->
                new LocalText("%dm 격자로".formatted(metres), "To a %d m grid".formatted(metres));
            case Coarseness.Band(var width) ->
                new LocalText("%d 단위로".formatted(width), "In bands of %d".formatted(width));
        };
    }

    private DisclosureWords() {}
}
