package city.madang.observations;

import city.madang.catalogue.City;
import city.madang.observations.lake.Duck;
import city.madang.observations.lake.JdbcLakeCatalogue;
import city.madang.observations.lake.LakeCatalogue;
import city.madang.observations.lake.LakeFolder;
import city.madang.observations.lake.LakeReader;
import city.madang.observations.lake.SealedLake;
import city.madang.observations.lake.Sealer;
import city.madang.observations.log.Gate;
import city.madang.observations.log.LogWriter;
import city.madang.observations.log.PostgresObservationLog;
import city.madang.observations.log.Tail;
import city.madang.platform.Alarms;
import city.madang.platform.MadangProperties;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts the store of readings together: log, tail, live state.
@Configuration(proxyBeanMethods = false)
class ObservationsConfiguration {

    @Bean
    LiveState liveState(Clock clock) {
        return new LiveState(clock);
    }

    @Bean
    JdbcLakeCatalogue lakeCatalogue(DataSource database, Things migrated) {
        return new JdbcLakeCatalogue(database);
    }

    @Bean
    LakeFolder lakeFolder(MadangProperties madang) {
        return new LakeFolder(madang.data().resolve("lake"));
    }

    @Bean(destroyMethod = "close")
    Duck duck(MadangProperties madang, ObservationsProperties properties, City city) {
        return new Duck(
                madang.data().resolve("run/duckdb"), properties.duckMemory().toBytes(), city.zone());
    }

    @Bean
    LakeReader lakeReader(Duck duck, LakeFolder folder) {
        return new LakeReader(duck, folder);
    }

    @Bean
    Tail<SealedLake> tail(LakeCatalogue catalogue, LakeReader reader, ObservationsProperties properties) {
        return new Tail<>(properties.sealRows(), new SealedLake(catalogue.load(), reader));
    }

    @Bean
    Gate gate(Alarms alarms, MadangProperties madang, ObservationsProperties properties) {
        return new Gate(alarms, madang.data(), properties.minimumFree().toBytes());
    }

    @Bean(destroyMethod = "close")
    PostgresObservationLog observationLog(DataSource database) {
        return new PostgresObservationLog(database);
    }

    @Bean(destroyMethod = "close")
    LogWriter logWriter(
            PostgresObservationLog log,
            LakeCatalogue catalogue,
            Tail<SealedLake> tail,
            LiveState live,
            Gate gate,
            Clock clock,
            ObservationsProperties properties) {
        var limits = new LogWriter.Limits(properties.queue().toBytes(), properties.mostUnsealed());
        long sealed = tail.view().sealed().snapshot().sealedThrough();
        var writer = new LogWriter(log, tail, live, gate, clock, limits, sealed, (rows, from, to) -> {
            for (int row = from; row < to; row++) {
                live.apply(rows.datastream(row), rows.time(row), rows.result(row), rows.quality(row));
            }
        });
        writer.start(catalogue.newest());
        return writer;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Sealer sealer(
            LakeCatalogue catalogue,
            LakeReader reader,
            LakeFolder folder,
            Duck duck,
            Tail<SealedLake> tail,
            LogWriter writer,
            LiveState live,
            Alarms alarms,
            Clock clock,
            ObservationsProperties properties) {
        var policy = new Sealer.Policy(properties.sealRows(), properties.sealAfter());
        return new Sealer(catalogue, reader, folder, duck, tail, writer, live, alarms, clock, policy);
    }

    @Bean
    History history(Tail<SealedLake> tail, LakeReader reader, Datastreams datastreams, City city, Clock clock) {
        return new History(tail, new LakeHistory(reader), datastreams, city.zone(), clock);
    }

    @Bean
    ReadingRoom readingRoom(
            Tail<SealedLake> tail,
            LakeReader reader,
            Things things,
            Datastreams datastreams,
            JdbcClient jdbc,
            City city) {
        return new ReadingRoom(tail, reader, things, datastreams, jdbc, city.zone());
    }
}
