package city.madang.indicators.goals;

import city.madang.platform.Keyed;
import city.madang.platform.LocalText;

/// How something stands against what was promised, from worst to best.
public enum Standing implements Keyed {
    FAR_BEHIND("alarm", new LocalText("크게 뒤처짐", "Far behind")),
    BEHIND("watch", new LocalText("뒤처짐", "Behind")),
    ON_COURSE("ok", new LocalText("순항", "On course")),
    MET("ok", new LocalText("달성", "Met")),
    /// There is no target, or no value yet.
    UNJUDGED("none", new LocalText("판단 없음", "Not judged"));

    private final String tone;
    private final LocalText title;

    Standing(String tone, LocalText title) {
        this.tone = tone;
        this.title = title;
    }

    /// The state of the house's colours: `ok`, `watch`, `alarm` or `none`.
    public String tone() {
        return tone;
    }

    public LocalText title() {
        return title;
    }

    public boolean late() {
        return this == BEHIND || this == FAR_BEHIND;
    }
}
