package city.madang.simulator.push;

import city.madang.simulator.city.Moment;
import city.madang.simulator.control.CitySystem;
import city.madang.simulator.control.Mode;
import city.madang.simulator.http.Row;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Sends the readings of many things at an even rate. The n-th reading belongs to the n-th sensor, round and
/// round, at the n-th tick since the start; so nothing needs to be kept for a server that is away: a reading
/// counts as sent only when the server has acknowledged it, and until then is made again.
public final class SensorThingsPusher implements AutoCloseable {

    private static final int BATCH = 1000;
    private static final Duration TICK = Duration.ofMillis(250);

    private record Channel(PushedThing thing, PushedThing.Stream stream, long id) {}

    private final CitySystem system;
    private final SensorThingsClient client;
    private final List<PushedThing> things;
    private final double rate;
    private final int batch;
    private final InstantSource clock;
    private final List<Channel> channels = new ArrayList<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final long start;
    private final Worker worker;

    /// @param rate readings a second
    /// @param batch how many are sent at once, 1 for single Observations
    public SensorThingsPusher(
            CitySystem system,
            SensorThingsClient client,
            List<PushedThing> things,
            double rate,
            int batch,
            InstantSource clock) {
        this.system = system;
        this.client = client;
        this.things = things;
        this.rate = rate;
        this.batch = Math.min(batch, BATCH);
        this.clock = clock;
        this.start = clock.millis();
        this.worker = Worker.start(system.id(), this::round);
    }

    /// How many readings the server has acknowledged.
    public long acknowledged() {
        return acknowledged.get();
    }

    private Duration round() throws IOException, InterruptedException {
        register();
        var mode = system.mode();
        if (mode == Mode.SILENT || mode == Mode.FAILING) {
            return TICK;
        }
        if (mode == Mode.SLOW) {
            Thread.sleep(Duration.ofSeconds(10));
        }
        var due = (long) ((clock.millis() - start) * rate / 1000);
        while (acknowledged.get() < due) {
            var from = acknowledged.get();
            var to = Math.min(due, from + batch);
            try {
                deliver(from, to, mode);
            } catch (SensorThingsClient.UnknownDatastreamException e) {
                channels.clear();
                throw e;
            }
            acknowledged.set(to);
            system.count();
        }
        return batch == 1 ? Duration.ofMillis((long) Math.max(20, 1000 / rate)) : TICK;
    }

    private void register() throws IOException, InterruptedException {
        for (var i = registered(); i < things.size(); i++) {
            var thing = things.get(i);
            var ids = client.register(thing);
            for (var s = 0; s < ids.size(); s++) {
                channels.add(new Channel(thing, thing.streams().get(s), ids.get(s)));
            }
        }
    }

    private int registered() {
        return channels.isEmpty() ? 0 : things.indexOf(channels.getLast().thing()) + 1;
    }

    private void deliver(long from, long to, Mode mode) throws IOException, InterruptedException {
        if (batch == 1) {
            var channel = channel(from);
            client.send(channel.id(), time(from, mode), value(channel, from, mode));
            return;
        }
        client.send(dataArray(from, to, mode));
        if (mode == Mode.DUPLICATE) {
            client.send(dataArray(from, to, mode));
        }
    }

    private String dataArray(long from, long to, Mode mode) {
        var text = new StringBuilder((int) (to - from) * 150).append('[');
        for (var i = 0; i < to - from; i++) {
            var number = mode == Mode.OUT_OF_ORDER ? to - 1 - i : from + i;
            var channel = channel(number);
            text.append(i == 0 ? "" : ",")
                    .append("{\"Datastream\":{\"@iot.id\":")
                    .append(channel.id())
                    .append(
                            "},\"components\":[\"phenomenonTime\",\"result\"],\"dataArray@iot.count\":1,\"dataArray\":[[\"")
                    .append(time(number, mode))
                    .append("\",")
                    .append(value(channel, number, mode))
                    .append("]]}");
        }
        return text.append(']').toString();
    }

    private Channel channel(long number) {
        return channels.get((int) (number % channels.size()));
    }

    /// Late readings are three hours old; what a mode breaks is a value no sensor gives.
    private String time(long number, Mode mode) {
        var at = moment(number).instant();
        return (mode == Mode.LATE ? at.minus(Duration.ofHours(3)) : at).toString();
    }

    private double value(Channel channel, long number, Mode mode) {
        if (mode == Mode.MALFORMED && number % 3 == 0) {
            return -99_999;
        }
        var value = channel.stream().value().at(channel.thing().site(), moment(number));
        return Row.round(value, channel.stream().decimals());
    }

    private Moment moment(long number) {
        return new Moment(start + (long) (number * 1000 / rate));
    }

    @Override
    public void close() {
        worker.close();
    }
}
