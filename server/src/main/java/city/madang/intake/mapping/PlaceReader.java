package city.madang.intake.mapping;

import city.madang.intake.definition.Mapping;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.Template;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a place that does not report by itself. A place without a position is none.
final class PlaceReader {

    private static final int KEY_LENGTH = 200;

    private final Mapping.Place definition;
    private final Template key;
    private final WordsReader name;
    private final PositionReader position;
    private final @Nullable Template address;
    private final Map<String, Template> properties;

    PlaceReader(Mapping.Place definition, City city) {
        this.definition = definition;
        this.key = Template.parse(definition.key());
        this.name = new WordsReader(definition.name());
        this.position = new PositionReader(definition.position(), definition.district(), city);
        this.address = definition.address() == null ? null : Template.parse(definition.address());
        this.properties = WordsReader.templates(definition.properties());
    }

    void read(SourceRecord record, MappedBatch batch, Notes notes) {
        var id = key.fill(record);
        if (id == null || id.length() > KEY_LENGTH) {
            notes.fault(Reason.key(definition.key()));
            return;
        }
        notes.sawField();
        var where = position.read(record, notes);
        var at = where.position();
        if (at == null) {
            if (!notes.hasFault()) {
                notes.fault(Reason.required("position"));
            }
            return;
        }
        batch.add(new MappedPlace(
                definition.kind(),
                id,
                name.read(record),
                at,
                where.district(),
                address == null ? null : address.fill(record),
                WordsReader.fill(properties, record)));
    }
}
