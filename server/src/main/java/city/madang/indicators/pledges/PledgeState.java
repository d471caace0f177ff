package city.madang.indicators.pledges;

import city.madang.platform.Keyed;
import city.madang.platform.LocalText;

/// How a task stands, the one that needs most attention first.
public enum PledgeState implements Keyed {
    FAR_BEHIND("alarm", new LocalText("크게 늦음", "Far behind")),
    BEHIND("watch", new LocalText("늦음", "Behind")),
    ON_COURSE("ok", new LocalText("순항", "On course")),
    NOT_BEGUN("none", new LocalText("시작 전", "Not begun")),
    DONE("ok", new LocalText("이행 완료", "Done"));

    private final String tone;
    private final LocalText title;

    PledgeState(String tone, LocalText title) {
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
