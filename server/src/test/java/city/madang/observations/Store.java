package city.madang.observations;

import city.madang.observations.lake.Duck;
import city.madang.observations.lake.JdbcLakeCatalogue;
import city.madang.observations.lake.LakeFolder;
import city.madang.observations.lake.LakeReader;
import city.madang.observations.lake.SealedLake;
import city.madang.observations.lake.Sealer;
import city.madang.observations.log.Gate;
import city.madang.observations.log.LogWriter;
import city.madang.observations.log.PostgresObservationLog;
import city.madang.observations.log.Tail;
import city.madang.platform.Alarms;
import city.madang.platform.LocalText;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// The whole store over a database and a folder, without Spring. Closing it without a seal is like stopping
/// the server; opening another over the same database and folder is a restart. It seals only when told.
final class Store implements AutoCloseable {

    final Alarms alarms = new Alarms(Clock.systemUTC());
    final LiveState live = new LiveState(Clock.systemUTC());
    final Things things;
    final Datastreams datastreams;
    final Observations observations;
    final History history;
    final Sealer sealer;
    final Tail<SealedLake> tail;
    final LogWriter writer;
    private final PostgresObservationLog log;
    private final Duck duck;

    Store(DataSource database, Path folder) {
        this(database, folder, 0);
    }

    Store(DataSource database, Path folder, long minimumFree) {
        var registry = new JdbcThingRegistry(JdbcClient.create(database), new JsonMapper());
        things = new Things(registry);
        datastreams = new Datastreams(registry, things);
        var zone = ZoneId.of("Asia/Seoul");
        duck = new Duck(folder.resolve("scratch"), 256 << 20, zone);
        var lakeFolder = new LakeFolder(folder.resolve("lake"));
        var reader = new LakeReader(duck, lakeFolder);
        var catalogue = new JdbcLakeCatalogue(database);
        tail = new Tail<>(1000, new SealedLake(catalogue.load(), reader));
        log = new PostgresObservationLog(database);
        writer = new LogWriter(
                log,
                tail,
                live,
                new Gate(alarms, folder, minimumFree),
                Clock.systemUTC(),
                new LogWriter.Limits(1 << 26, 8_000_000),
                tail.view().sealed().snapshot().sealedThrough(),
                (rows, from, to) -> {
                    for (int row = from; row < to; row++) {
                        live.apply(rows.datastream(row), rows.time(row), rows.result(row), rows.quality(row));
                    }
                });
        writer.start(catalogue.newest());
        sealer = new Sealer(
                catalogue,
                reader,
                lakeFolder,
                duck,
                tail,
                writer,
                live,
                alarms,
                Clock.systemUTC(),
                new Sealer.Policy(Integer.MAX_VALUE, Duration.ofDays(365_000)));
        sealer.start();
        observations = new Observations(writer, datastreams);
        history = new History(tail, new LakeHistory(reader), datastreams, zone, Clock.systemUTC());
    }

    /// Registers stations with one datastream each, numbered from 0.
    Store withDatastreams(int count) {
        int[] numbers = things.registerAll(IntStream.range(0, count)
                .mapToObj(i -> new ThingSpec(
                        "station:" + i, "station", LocalText.same("Station " + i), 1, null, null, Map.of()))
                .toList());
        datastreams.registerAll(IntStream.of(numbers)
                .mapToObj(thing -> new DatastreamSpec(thing, "pm25", "µg/m³"))
                .toList());
        return this;
    }

    @Override
    public void close() {
        sealer.close();
        writer.close();
        log.close();
        duck.close();
    }
}
