package city.madang.intake.connector;

import city.madang.intake.document.SourceRecord;
import city.madang.intake.mapping.Reason;
import city.madang.intake.net.DeliveryException;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import java.util.ArrayList;
import java.util.List;

/// Reads GTFS-realtime vehicle positions and trip delays. Records have `id`, `vehicle`, `label`, `route`, `trip`,
/// `lon`, `lat`, `bearing`, `speed` (m/s), `timestamp` (epoch seconds), `stop`, `status`, `occupancy`, `delay` (s).
final class GtfsRealtimeFetcher implements Fetcher {

    private final Requests requests;

    GtfsRealtimeFetcher(Requests requests) {
        this.requests = requests;
    }

    @Override
    public Cursor fetch(Cursor cursor, Desk desk) throws DeliveryException, InterruptedException {
        var body = requests.get(requests.path(cursor)).body();
        FeedMessage message;
        try {
            message = FeedMessage.parseFrom(body);
        } catch (InvalidProtocolBufferException e) {
            desk.refuse(body, Reason.unreadable("GTFS-realtime: " + e.getMessage()));
            return cursor;
        }
        var records = new ArrayList<SourceRecord>();
        for (var entity : message.getEntityList()) {
            if (entity.hasVehicle()) {
                records.add(vehicle(entity, message.getHeader().getTimestamp()));
            } else if (entity.hasTripUpdate()) {
                records.add(tripUpdate(entity, message.getHeader().getTimestamp()));
            }
        }
        desk.take(List.copyOf(records));
        return cursor;
    }

    private static SourceRecord vehicle(FeedEntity entity, long headerTime) {
        var vehicle = entity.getVehicle();
        var record = new RecordBuilder()
                .add("id", entity.getId())
                .add("vehicle", vehicle.getVehicle().getId())
                .add("label", vehicle.getVehicle().getLabel())
                .add("route", vehicle.getTrip().getRouteId())
                .add("trip", vehicle.getTrip().getTripId())
                .add("timestamp", vehicle.hasTimestamp() ? vehicle.getTimestamp() : headerTime)
                .add("stop", vehicle.getStopId())
                .add("status", vehicle.getCurrentStatus().name());
        if (vehicle.hasOccupancyStatus()) {
            record.add("occupancy", vehicle.getOccupancyStatus().name());
        }
        if (vehicle.hasPosition()) {
            var position = vehicle.getPosition();
            record.add("lon", position.getLongitude()).add("lat", position.getLatitude());
            if (position.hasBearing()) {
                record.add("bearing", position.getBearing());
            }
            if (position.hasSpeed()) {
                record.add("speed", position.getSpeed());
            }
        }
        return record.build();
    }

    private static SourceRecord tripUpdate(FeedEntity entity, long headerTime) {
        var update = entity.getTripUpdate();
        var record = new RecordBuilder()
                .add("id", entity.getId())
                .add("vehicle", update.getVehicle().getId())
                .add("route", update.getTrip().getRouteId())
                .add("trip", update.getTrip().getTripId())
                .add("timestamp", update.hasTimestamp() ? update.getTimestamp() : headerTime);
        if (update.hasDelay()) {
            record.add("delay", update.getDelay());
        } else if (update.getStopTimeUpdateCount() > 0) {
            var next = update.getStopTimeUpdate(0);
            record.add("stop", next.getStopId())
                    .add(
                            "delay",
                            next.hasArrival()
                                    ? next.getArrival().getDelay()
                                    : next.getDeparture().getDelay());
        }
        return record.build();
    }
}
