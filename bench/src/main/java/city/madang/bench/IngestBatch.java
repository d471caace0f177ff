package city.madang.bench;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;

/// Data arrays of 1,000 readings over a few connections: contract, policy and idempotency on, durable
/// before the answer.
final class IngestBatch implements Bench.Scenario {

    private static final int CONNECTIONS = 4;
    private static final int SENSORS = 50;
    private static final int READINGS_EACH = 20;

    @Override
    public String about() {
        return "data arrays of 1,000 readings, 4 connections; at least 300,000 readings per core-second";
    }

    @Override
    public void run(Target target, Options options) throws Exception {
        var works = new ArrayList<Load.Work>();
        for (int i = 0; i < CONNECTIONS; i++) {
            works.add(gateway(target, i));
        }
        var result = new Load().run(target, options, works);
        System.out.printf(
                "  %,.0f readings per core-second; %,.0f readings/s; %.2f CPU-µs each; %,d readings in %.0f s%n",
                result.perCoreSecond(),
                result.perSecond(),
                1000 * result.cpuMillisEach(),
                result.items(),
                result.wallSeconds());
    }

    private static Load.Work gateway(Target target, int number) throws IOException, InterruptedException {
        var streams = City.sensors(target, "gateway " + number, SENSORS, "temperature");
        var arrays = new DataArray(streams, READINGS_EACH, Instant.now().minus(20, ChronoUnit.DAYS));
        var connection = new Connection(target, "/sensorthings/v1.1/CreateObservations");
        return () -> {
            var body = arrays.next();
            int status = connection.post(body, body.length);
            if (status == 503) {
                Thread.sleep(100);
                return 0;
            }
            if (status != 201) {
                throw new IOException("The server answered " + status);
            }
            return arrays.readings();
        };
    }
}
