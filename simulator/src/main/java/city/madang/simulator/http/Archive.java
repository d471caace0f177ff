package city.madang.simulator.http;

import city.madang.simulator.city.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a feed said at every full hour of the last days, as one document.
public final class Archive {

    /// Eight days, so that a comparison with last week finds something.
    public static final int HOURS = 8 * 24;

    private Archive() {}

    /// A feed at `/archive/<id>` with the records of the live feed, oldest first.
    public static Feed of(Feed live, Document document) {
        return new Feed(live.id() + "-archive", "/archive/" + live.id(), Duration.ofHours(1), rows(live), document);
    }

    private static Feed.Rows rows(Feed live) {
        return now -> {
            var rows = new ArrayList<Map<String, Object>>();
            var last = new Moment(Long.MIN_VALUE / 4);
            for (var hour = HOURS; hour >= 0; hour--) {
                var moment = now.minus(Duration.ofHours(hour)).floor(live.step());
                if (!moment.equals(last)) {
                    rows.addAll(live.rows().at(moment));
                }
                last = moment;
            }
            return List.copyOf(rows);
        };
    }
}
