package city.madang.intake.mapping;

import city.madang.intake.definition.Mapping;
import city.madang.intake.document.FieldPath;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.Template;
import city.madang.intake.document.Tree;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads something that happened.
final class OccurrenceReader {

    /// CAP 1.2, element severity.
    private static final Set<String> SEVERITIES = Set.of("Extreme", "Severe", "Moderate", "Minor", "Unknown");

    private static final Set<String> STATUSES = Set.of("open", "in-progress", "closed");
    private static final int KEY_LENGTH = 300;

    /// A sender's own words are welcome, but not without end.
    private static final int MORE_PROPERTIES = 20;

    private final Mapping.Occurrence definition;
    private final Template key;
    private final WordsReader title;
    private final WordsReader text;
    private final WordsReader.Choices category;
    private final WordsReader.Choices severity;
    private final WordsReader.Choices status;
    private final PositionReader position;
    private final @Nullable TimeField until;
    private final @Nullable Template link;
    private final Map<String, Template> properties;
    private final @Nullable FieldPath more;

    OccurrenceReader(Mapping.Occurrence definition, City city, ZoneId zone) {
        this.definition = definition;
        this.key = Template.parse(definition.key());
        this.title = new WordsReader(definition.title());
        this.text = new WordsReader(definition.text());
        this.category = new WordsReader.Choices(definition.category(), definition.kind());
        this.severity = new WordsReader.Choices(definition.severity(), "Unknown");
        this.status = new WordsReader.Choices(definition.status(), "open");
        this.position = new PositionReader(definition.position(), definition.district(), city);
        this.until = definition.until() == null ? null : new TimeField(definition.until(), zone);
        this.link = definition.link() == null ? null : Template.parse(definition.link());
        var named = new LinkedHashMap<>(definition.properties());
        var rest = named.remove("*");
        this.more = rest == null ? null : FieldPath.parse(rest);
        this.properties = WordsReader.templates(named);
    }

    void read(SourceRecord record, Instant time, MappedBatch batch, Notes notes) {
        var id = key.fill(record);
        if (id == null || id.length() > KEY_LENGTH) {
            notes.fault(Reason.key(definition.key()));
            return;
        }
        notes.sawField();
        var severe = severity.read(record);
        var state = status.read(record);
        var where = position.read(record, notes);
        batch.add(new MappedOccurrence(
                definition.kind(),
                id,
                title.read(record),
                text.read(record),
                category.read(record),
                SEVERITIES.contains(severe) ? severe : "Unknown",
                STATUSES.contains(state) ? state : "open",
                time,
                end(record),
                where.position(),
                where.district(),
                webAddress(record),
                properties(record)));
    }

    /// The named properties, and every leaf of the part that `*` names.
    private Map<String, String> properties(SourceRecord record) {
        var named = WordsReader.fill(properties, record);
        if (more == null || !(more.find(record) instanceof Tree.Branch part)) {
            return named;
        }
        var all = new LinkedHashMap<String, String>();
        part.parts().forEach((name, value) -> {
            if (value instanceof Tree.Leaf(var text) && all.size() < MORE_PROPERTIES && name.length() <= 60) {
                all.put(name, text.substring(0, Math.min(text.length(), 200)));
            }
        });
        all.putAll(named);
        return all;
    }

    private @Nullable Instant end(SourceRecord record) {
        var words = until == null ? null : until.text(record);
        if (until == null || words == null || words.isEmpty() || words.equals("-")) {
            return null;
        }
        var moment = until.read(words, record);
        return moment == null ? null : moment.atZone(until.zone()).toInstant();
    }

    /// Only web addresses: a link is shown to people, and `javascript:` is not one.
    private @Nullable String webAddress(SourceRecord record) {
        var address = link == null ? null : link.fill(record);
        return address != null && (address.startsWith("https://") || address.startsWith("http://")) ? address : null;
    }
}
