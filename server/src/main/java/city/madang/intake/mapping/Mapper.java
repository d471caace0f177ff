package city.madang.intake.mapping;

import city.madang.intake.definition.Mapping;
import city.madang.intake.document.FieldPath;
import city.madang.intake.document.SourceRecord;
import city.madang.observations.Quality;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The mapping of one source, made once from its definition. Maps one record at a time; use it from one thread at a
/// time.
public final class Mapper {

    /// Nothing the city keeps is older.
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    /// Forecasts reach ten days ahead; a time beyond a month is a fault of the clock or the format.
    private static final Duration AHEAD = Duration.ofDays(31);

    private final Mapping mapping;
    private final ZoneId packZone;
    private final @Nullable TimeField time;
    private final @Nullable FieldPath only;
    private final List<Property> properties = new ArrayList<>();
    private final List<ValueReader> values = new ArrayList<>();
    private final int[] propertyOfValue;
    private final @Nullable ThingReader thing;
    private final @Nullable UnpivotReader unpivot;
    private final @Nullable OccurrenceReader occurrence;
    private final @Nullable PlaceReader place;
    private final Notes notes = new Notes();

    /// @param source number of the catalogue's source
    /// @throws IllegalArgumentException if the mapping names an unknown property or unit, or a path is malformed
    public Mapper(Mapping mapping, int source, ZoneId zone, City city, Property.Book book) {
        this.mapping = mapping;
        this.packZone = zone;
        this.time = mapping.time() == null ? null : new TimeField(mapping.time(), zone);
        this.only =
                mapping.only() == null ? null : FieldPath.parse(mapping.only().from());
        this.propertyOfValue = new int[mapping.readings().size()];
        for (int i = 0; i < propertyOfValue.length; i++) {
            var reading = mapping.readings().get(i);
            propertyOfValue[i] = indexOf(reading.property(), book);
            values.add(new ValueReader(reading, properties.get(propertyOfValue[i]), mapping.missing()));
        }
        this.unpivot = mapping.unpivot() == null ? null : unpivot(mapping.unpivot(), book);
        this.thing = mapping.thing() == null ? null : new ThingReader(mapping.thing(), source, properties.size(), city);
        this.occurrence = mapping.occurrence() == null ? null : new OccurrenceReader(mapping.occurrence(), city, zone);
        this.place = mapping.place() == null ? null : new PlaceReader(mapping.place(), city);
    }

    private UnpivotReader unpivot(Mapping.Unpivot definition, Property.Book book) {
        Map<String, ValueReader> readers = new HashMap<>();
        for (var id : definition.property().values()) {
            var reading = new Mapping.Reading(id, id, null, null, null, definition.range(), null, null, null, null);
            readers.put(id, new ValueReader(reading, properties.get(indexOf(id, book)), mapping.missing()));
        }
        return new UnpivotReader(definition, readers, id -> indexOf(id, book));
    }

    private int indexOf(String id, Property.Book book) {
        for (int i = 0; i < properties.size(); i++) {
            if (properties.get(i).id().equals(id)) {
                return i;
            }
        }
        properties.add(book.get(id));
        return properties.size() - 1;
    }

    /// The properties this source observes; a reading names its property by the index in this list.
    public List<Property> properties() {
        return properties;
    }

    /// Adds what `record` says to `batch`.
    ///
    /// @param received when the record arrived; its time, if the mapping names none
    public Outcome map(SourceRecord record, Instant received, MappedBatch batch) {
        if (only != null && !wanted(record)) {
            return Outcome.SKIPPED;
        }
        notes.reset();
        var moment = momentOf(record, received);
        if (moment == null) {
            return notes.outcome();
        }
        var zone = time == null ? packZone : time.zone();
        var instant = time == null || !time.isInRecord()
                ? received
                : moment.atZone(zone).toInstant();
        if (instant.isBefore(EARLIEST) || instant.isAfter(received.plus(AHEAD))) {
            return new Outcome.Quarantined(Reason.implausibleTime(instant.toString()));
        }
        if (place != null) {
            place.read(record, batch, notes);
        }
        if (occurrence != null) {
            occurrence.read(record, instant, batch, notes);
        }
        if (thing != null) {
            observe(record, moment, instant, zone, batch, thing);
        }
        return notes.outcome();
    }

    /// Whether the time is told by the record or the definition, and is not the moment of receipt.
    private boolean isStamped() {
        return time != null && (time.isInRecord() || time.fixed() != null);
    }

    private boolean wanted(SourceRecord record) {
        var condition = mapping.only();
        var value = only == null ? null : only.text(record);
        return condition == null || (value != null && condition.in().contains(value));
    }

    private @Nullable LocalDateTime momentOf(SourceRecord record, Instant received) {
        if (time != null && time.fixed() != null) {
            return time.fixed();
        }
        if (time == null || !time.isInRecord()) {
            return LocalDateTime.ofInstant(received, packZone);
        }
        var text = time.text(record);
        if (text == null || Notes.isMissing(text, mapping.missing())) {
            notes.fault(Reason.required(time.toString()));
            return null;
        }
        var moment = time.read(text, record);
        if (moment == null) {
            notes.fault(Reason.time(time.toString(), text));
        }
        return moment;
    }

    private void observe(
            SourceRecord record,
            LocalDateTime moment,
            Instant instant,
            ZoneId zone,
            MappedBatch batch,
            ThingReader reader) {
        var slot = reader.read(record, instant.toEpochMilli(), batch, notes);
        if (slot == null) {
            return;
        }
        long millis = instant.toEpochMilli();
        for (int i = 0; i < propertyOfValue.length; i++) {
            var value = values.get(i);
            double result = value.read(record, notes);
            if (!Double.isNaN(result)) {
                batch.add(slot, propertyOfValue[i], millis, result, quality(value, record));
            }
        }
        if (unpivot != null) {
            unpivot.read(record, slot, reader, moment, zone, batch, notes);
        }
        boolean observes = propertyOfValue.length > 0 || unpivot != null;
        if (observes && !notes.sawAnyField() && !notes.hasFault()) {
            notes.fault(Reason.fieldsAbsent(fields()));
        }
    }

    private byte quality(ValueReader value, SourceRecord record) {
        var own = value.quality(record);
        return (own == Quality.GOOD && notes.hasCorrection() ? Quality.CORRECTED : own).code();
    }

    private String fields() {
        return String.join(
                ", ", mapping.readings().stream().map(Mapping.Reading::from).toList());
    }
}
