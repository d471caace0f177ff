package city.madang.live;

import java.util.Arrays;
import java.util.function.Consumer;

/// The `status` event: whether the city hall itself is well. The same for every screen.
final class StatusLine {

    private volatile Frame frame;

    StatusLine() {
        frame = Frame.event("status", 0, new JsonBytes().beginObject().endObject());
    }

    Frame frame() {
        return frame;
    }

    /// Writes the status anew; it goes to every screen if it differs from the last one.
    ///
    /// @return whether it does
    boolean update(Consumer<JsonBytes> body) {
        var out = new JsonBytes();
        body.accept(out);
        var last = frame;
        var next = Frame.event("status", last.version() + 1, out);
        if (Arrays.equals(last.plain(), next.plain())) {
            return false;
        }
        frame = next;
        return true;
    }
}
