package city.madang.live.happenings;

import city.madang.catalogue.Source;
import city.madang.catalogue.Sources;
import city.madang.governance.Policy;
import city.madang.identity.Jurisdiction;
import city.madang.identity.Jurisdictions;
import city.madang.live.JsonBytes;
import city.madang.live.Readership;
import city.madang.live.RowsTopic.Row;
import city.madang.observations.Occurrence;
import city.madang.observations.StoredOccurrence;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes an occurrence as a readership may see it: fields the policy withholds are absent or null.
final class OccurrenceWriter {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,12})?");

    private final Policy policy;
    private final Sources sources;
    private final Jurisdictions jurisdictions;

    OccurrenceWriter(Policy policy, Sources sources, Jurisdictions jurisdictions) {
        this.policy = policy;
        this.sources = sources;
        this.jurisdictions = jurisdictions;
    }

    /// Whether `readers` may know of it at all: its source says so; one that the pack names no more is for staff.
    boolean visible(StoredOccurrence stored, Readership readers) {
        return readers.group().reaches(source(stored).map(Source::audience).orElse(Audience.Group.OFFICIAL));
    }

    Row row(StoredOccurrence stored, Readership readers) {
        var one = stored.occurrence();
        var seen = new Fields(
                policy.of(readers.group(), readers.jurisdiction()),
                source(stored).map(Source::dataset).orElse(""),
                one.district());
        var out = new JsonBytes(512).beginObject();
        out.name("id").number(stored.id()).name("key").string(one.key());
        out.name("kind").string(one.kind());
        text(out.name("title"), seen.of("title", one.title()));
        text(out.name("text"), seen.of("text", one.text()));
        out.name("category").string(one.category()).name("severity").string(one.severity());
        out.name("status").string(one.status());
        out.name("time").number(one.time().getEpochSecond());
        moment(out.name("until"), one.until());
        moment(out.name("updated"), one.updated());
        place(out, one, seen);
        out.name("source").string(source(stored).map(Source::id).orElse(null));
        out.name("link").string(one.link());
        properties(out, one, seen);
        return Row.of(Long.toString(stored.id()), out.endObject());
    }

    /// The policy for the fields of one occurrence.
    private record Fields(
            Policy.View view, String dataset, @Nullable String district) {

        <T> @Nullable T of(String field, T value) {
            return view.decide(dataset, field, district).ofValue(value);
        }

        /// A property; a number may be shown coarser than it is.
        @Nullable
        String property(String field, String value) {
            var disclosure = view.decide(dataset, field, district);
            if (disclosure.shows() || !NUMBER.matcher(value).matches()) {
                return disclosure.ofValue(value);
            }
            double coarse = disclosure.ofNumber(Double.parseDouble(value));
            return Double.isNaN(coarse) ? null : new JsonBytes().number(coarse).toString();
        }
    }

    private Optional<Source> source(StoredOccurrence stored) {
        return sources.find(stored.occurrence().source());
    }

    private void place(JsonBytes out, Occurrence one, Fields seen) {
        var position = one.position();
        var shown = position == null
                ? null
                : seen.view()
                        .decide(seen.dataset(), "position", one.district())
                        .ofPosition(position, any -> middleOf(one.district()));
        out.name("lon").number(shown == null ? Double.NaN : shown.lon());
        out.name("lat").number(shown == null ? Double.NaN : shown.lat());
        out.name("district").string(one.district());
    }

    private @Nullable Position middleOf(@Nullable String district) {
        return district == null
                ? null
                : jurisdictions.find(district).map(Jurisdiction::centre).orElse(null);
    }

    private static void properties(JsonBytes out, Occurrence one, Fields seen) {
        out.name("properties").beginObject();
        new TreeMap<>(one.properties()).forEach((name, value) -> {
            var shown = seen.property(name, value);
            if (shown != null) {
                out.name(name).string(shown);
            }
        });
        out.endObject();
    }

    private static void text(JsonBytes out, @Nullable LocalText text) {
        if (text == null) {
            out.nothing();
        } else {
            out.beginObject().name("ko").string(text.ko());
            out.name("en").string(text.en()).endObject();
        }
    }

    private static void moment(JsonBytes out, @Nullable Instant moment) {
        if (moment == null) {
            out.nothing();
        } else {
            out.number(moment.getEpochSecond());
        }
    }
}
