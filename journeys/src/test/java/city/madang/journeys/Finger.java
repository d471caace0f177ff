package city.madang.journeys;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/// One finger on a screen. Playwright taps; it neither drags, swipes nor rests.
final class Finger {

    /// Longer than the wall waits before it takes a finger for a resting one, and so often; milliseconds.
    private static final double RESTING = 1500;

    private static final int TIMES = 10;

    /// Steps of a movement.
    private static final int STEPS = 5;

    /// From one step to the next, seconds.
    private static final double PACE = 0.03;

    /// What can be pressed and is smaller than 44 pixels either way (WCAG 2.2, 2.5.5). A part that only receives the
    /// touch counts too.
    private static final String SMALL = """
            () => [...document.querySelectorAll('.wall :is(button, summary, select, a[href], input)')].flatMap((one) => {
              const seen = one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
              const box = (one.matches('[type=radio], [type=checkbox]') ? one.closest('label') : one).getBoundingClientRect();
              if (!seen || box.width === 0 || one.closest('.unseen') !== null) {
                return [];
              }
              const more = getComputedStyle(one, '::after');
              const grown = more.content !== 'none' && more.position === 'absolute';
              const width = Math.max(box.width, grown ? parseFloat(more.width) : 0);
              const height = Math.max(box.height, grown ? parseFloat(more.height) : 0);
              const name = one.ariaLabel ?? one.innerText ?? one.className;
              return width > 43.5 && height > 43.5 ? [] : [`${name}: ${Math.round(width)} x ${Math.round(height)}`];
            })""";

    private final Page page;
    private final CDPSession line;

    Finger(Page page) {
        this.page = page;
        line = page.context().newCDPSession(page);
    }

    /// What is too small for it on the wall; empty if nothing is.
    List<?> tooSmall() {
        return (List<?>) page.evaluate(SMALL);
    }

    /// Lies on the middle of something until `seen` is there, and is lifted. A map that still moves is asked again.
    void rest(Locator on, Locator seen) {
        var box = on.boundingBox();
        for (int time = 0; time < TIMES && seen.count() == 0; time++) {
            touch("touchStart", now(), box.x + box.width / 2, box.y + box.height / 2);
            page.waitForTimeout(RESTING);
            touch("touchEnd", now());
        }
    }

    /// Moves sideways over something, from one part of its width to another, each 0–1. It is a quick movement, however
    /// slow the machine.
    void move(Locator over, double from, double to) {
        var box = over.boundingBox();
        var y = box.y + box.height / 2;
        var begin = now();
        touch("touchStart", begin, box.x + from * box.width, y);
        for (int step = 1; step <= STEPS; step++) {
            touch("touchMove", begin + step * PACE, box.x + (from + (to - from) * step / STEPS) * box.width, y);
        }
        touch("touchEnd", begin + STEPS * PACE);
    }

    private static double now() {
        return System.currentTimeMillis() / 1000.0;
    }

    /// @param at when, epoch seconds
    /// @param point x and y in CSS pixels; nothing when the finger is lifted
    private void touch(String kind, double at, double... point) {
        var points = new JsonArray();
        if (point.length > 0) {
            var one = new JsonObject();
            one.addProperty("x", point[0]);
            one.addProperty("y", point[1]);
            points.add(one);
        }
        var event = new JsonObject();
        event.addProperty("type", kind);
        event.addProperty("timestamp", at);
        event.add("touchPoints", points);
        line.send("Input.dispatchTouchEvent", event);
    }
}
