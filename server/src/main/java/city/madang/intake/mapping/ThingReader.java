package city.madang.intake.mapping;

import city.madang.intake.definition.Mapping;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.Template;
import city.madang.observations.ThingSpec;
import city.madang.platform.LocalText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Finds the thing a record observes. What is known of a thing is read from the first record that names it.
final class ThingReader {

    /// Longest key, as [ThingSpec] promises.
    private static final int KEY_LENGTH = 200;

    private final Mapping.Thing definition;
    private final int source;
    private final int properties;
    private final City city;
    private final Template key;
    private final WordsReader name;
    private final PositionReader position;
    private final Map<String, Template> facts;
    private final @Nullable Template atKind;
    private final @Nullable Template atKey;
    private final Map<String, ThingSlot> slots = new ConcurrentHashMap<>();

    ThingReader(Mapping.Thing definition, int source, int properties, City city) {
        this.definition = definition;
        this.source = source;
        this.properties = properties;
        this.city = city;
        this.key = Template.parse(definition.key());
        this.name = new WordsReader(definition.name());
        this.position = new PositionReader(definition.position(), definition.district(), city);
        this.facts = WordsReader.templates(definition.properties());
        var at = definition.at();
        this.atKind = at == null ? null : Template.parse(at.kind());
        this.atKey = at == null ? null : Template.parse(at.key());
    }

    /// The thing, or null with a fault noted if the record names none.
    @Nullable
    ThingSlot read(SourceRecord record, long time, MappedBatch batch, Notes notes) {
        var text = key.fill(record);
        if (text == null || text.isBlank() || text.length() > KEY_LENGTH) {
            notes.fault(Reason.key(definition.key()));
            return null;
        }
        var slot = slotOf(text, record, notes);
        if (definition.again() != null) {
            int visit = batch.visit(slot, time);
            if (visit > 1) {
                slot = slotOf(text + "#" + visit, record, notes);
            }
        }
        batch.observe(slot);
        return slot;
    }

    private ThingSlot slotOf(String text, SourceRecord record, Notes notes) {
        var known = slots.get(text);
        if (known != null) {
            if (known.correction() != null) {
                notes.correct(known.correction());
            }
            if (!known.isComplete()) {
                completed(known, record, notes);
            }
            return known;
        }
        var where = place(record);
        var spec = specOf(text, record, where, notes);
        var slot = new ThingSlot(spec, properties, atKey == null || where != null, notes.correction());
        slots.put(text, slot);
        return slot;
    }

    /// The thing that one column of an unpivoted record observes: that of the record, with the column's own text.
    ThingSlot variant(ThingSlot slot, String text, MappedBatch batch) {
        var spec = slot.spec();
        var variant = slots.computeIfAbsent(spec.key() + ":" + text, key -> {
            var name = new LocalText(spec.name().ko() + " " + text, spec.name().en() + " " + text);
            var own =
                    new ThingSpec(key, spec.kind(), name, source, spec.position(), spec.district(), spec.properties());
            return new ThingSlot(own, properties, true, slot.correction());
        });
        batch.observe(variant);
        return variant;
    }

    private void completed(ThingSlot slot, SourceRecord record, Notes notes) {
        var where = place(record);
        if (where != null) {
            slot.complete(specOf(slot.spec().key(), record, where, notes));
        }
    }

    private City.@Nullable KnownPlace place(SourceRecord record) {
        var kind = atKind == null ? null : atKind.fill(record);
        var at = atKey == null ? null : atKey.fill(record);
        return kind == null || at == null ? null : city.place(kind, at).orElse(null);
    }

    private ThingSpec specOf(String text, SourceRecord record, City.@Nullable KnownPlace place, Notes notes) {
        var where = position.read(record, notes);
        return new ThingSpec(
                text,
                definition.kind(),
                called(text, name.read(record), place),
                source,
                where.position() == null && place != null ? place.position() : where.position(),
                where.district() == null && place != null ? place.district() : where.district(),
                facts(record, place));
    }

    /// Its own name; its place's where the record gives none, or only the Korean of it.
    private static LocalText called(String key, LocalText own, City.@Nullable KnownPlace place) {
        if (place == null) {
            return own.ko().isEmpty() ? LocalText.same(key) : own;
        }
        var same = own.ko().equals(own.en()) && own.ko().equals(place.name().ko());
        return own.ko().isEmpty() || same ? place.name() : own;
    }

    /// The thing's own facts, and how its place lies on the map.
    private Map<String, String> facts(SourceRecord record, City.@Nullable KnownPlace place) {
        var own = WordsReader.fill(facts, record);
        if (place == null || place.properties().isEmpty()) {
            return own;
        }
        var all = new LinkedHashMap<>(place.properties());
        all.keySet().retainAll(City.KnownPlace.DRAWN);
        all.putAll(own);
        return all;
    }
}
