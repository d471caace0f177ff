package city.madang.intake.reception;

import city.madang.intake.mapping.MappedBatch;
import city.madang.intake.mapping.Property;
import city.madang.intake.mapping.ThingSlot;
import city.madang.observations.DatastreamSpec;
import city.madang.observations.ReadingBatch;
import city.madang.observations.Receipt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stores a mapped batch: first its things and datastreams get their numbers, then its readings become columns.
final class Shelf {

    private record Stream(ThingSlot thing, int property) {}

    private final int source;
    private final Storage storage;
    private final Storage.Owner owner;
    private final List<Property> properties;

    Shelf(int source, Storage storage, Storage.Owner owner, List<Property> properties) {
        this.source = source;
        this.owner = owner;
        this.storage = storage;
        this.properties = properties;
    }

    /// Returns when everything is durable. Things count where nothing else is observed. Readings that are exactly
    /// the last one of their datastream count as
    /// duplicates and are not written again.
    Receipt store(MappedBatch batch, @Nullable String idempotencyKey) {
        int stored = 0;
        int duplicates = 0;
        if (properties.isEmpty()) {
            int known = (int) batch.unregistered().stream()
                    .filter(slot -> storage.knows(slot.spec()))
                    .count();
            stored = batch.unregistered().size() - known;
            duplicates = known;
        }
        registerThings(batch);
        if (!batch.places().isEmpty()) {
            var receipt = storage.places(source, batch.places());
            stored += receipt.stored();
            duplicates += receipt.duplicates();
        }
        if (!batch.occurrences().isEmpty()) {
            var receipt = storage.occurrences(source, batch.occurrences());
            stored += receipt.stored();
            duplicates += receipt.duplicates();
        }
        if (batch.size() > 0) {
            registerDatastreams(batch);
            var readings = columns(batch, idempotencyKey);
            var receipt = readings.size() == 0 ? new Receipt(0, 0) : storage.readings(readings);
            remember(batch);
            stored += receipt.stored();
            duplicates += receipt.duplicates() + batch.size() - readings.size();
        }
        return new Receipt(stored, duplicates);
    }

    private void registerThings(MappedBatch batch) {
        var slots = List.copyOf(batch.unregistered());
        if (slots.isEmpty()) {
            return;
        }
        var numbers = storage.things(slots.stream().map(ThingSlot::spec).toList(), owner);
        for (int i = 0; i < numbers.length; i++) {
            slots.get(i).register(numbers[i]);
        }
    }

    private void registerDatastreams(MappedBatch batch) {
        var missing = new LinkedHashMap<Stream, DatastreamSpec>();
        for (int i = 0; i < batch.size(); i++) {
            var thing = batch.thing(i);
            int index = batch.property(i);
            if (!thing.hasDatastream(index)) {
                var property = properties.get(index);
                missing.computeIfAbsent(
                        new Stream(thing, index),
                        stream -> new DatastreamSpec(thing.number(), property.id(), property.unit()));
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        var numbers = storage.datastreams(new ArrayList<>(missing.values()));
        int i = 0;
        for (var stream : missing.keySet()) {
            stream.thing().datastream(stream.property(), numbers[i++]);
        }
    }

    private ReadingBatch columns(MappedBatch batch, @Nullable String idempotencyKey) {
        var datastreams = new int[batch.size()];
        var times = new long[batch.size()];
        var results = new double[batch.size()];
        var qualities = new byte[batch.size()];
        int size = 0;
        for (int i = 0; i < batch.size(); i++) {
            var thing = batch.thing(i);
            int property = batch.property(i);
            if (idempotencyKey == null && thing.isKnown(property, batch.time(i), batch.result(i))) {
                continue;
            }
            datastreams[size] = thing.datastream(property);
            times[size] = batch.time(i);
            results[size] = batch.result(i);
            qualities[size] = batch.quality(i);
            size++;
        }
        return new ReadingBatch(source, idempotencyKey, size, datastreams, times, results, qualities);
    }

    private static void remember(MappedBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            batch.thing(i).remember(batch.property(i), batch.time(i), batch.result(i));
        }
    }
}
