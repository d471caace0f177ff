package city.madang.bench;

import java.time.Instant;

/// The state of 1,000 stations with place and newest readings in one answer.
final class StateRequests implements Bench.Scenario {

    private static final int STATIONS = 1000;

    @Override
    public String about() {
        return "state of 1,000 stations in one request; at most 5 ms";
    }

    @Override
    public void run(Target target, Options options) throws Exception {
        var streams = City.sensors(target, "state", STATIONS, "pm25", "temperature");
        var body = new DataArray(streams, 1, Instant.now()).next();
        target.post(
                "/sensorthings/v1.1/CreateObservations", new String(body, java.nio.charset.StandardCharsets.US_ASCII));
        Thread.sleep(2000);
        var path = "/api/state?topics=layer:sensors";
        Timing.of(target, path, 2000);
        double cpu = Cpu.seconds(target.processes());
        var millis = Timing.of(target, path, 500);
        cpu = Cpu.seconds(target.processes()) - cpu;
        System.out.printf(
                "  %s; %.2f CPU-ms each; %,d bytes%n",
                Timing.text(millis), 1000 * cpu / 500, target.get(path).body().length());
    }
}
