package city.madang.observations;

import city.madang.observations.log.Gate;
import city.madang.observations.log.LogWriter;
import city.madang.observations.log.PostgresObservationLog;
import city.madang.observations.log.SealedReadings;
import city.madang.observations.log.Tail;
import city.madang.platform.Alarms;
import city.madang.platform.MadangProperties;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the store of readings together: log, tail, live state.
@Configuration(proxyBeanMethods = false)
class ObservationsConfiguration {

    @Bean
    LiveState liveState(Clock clock) {
        return new LiveState(clock);
    }

    @Bean
    Tail<SealedReadings> tail(ObservationsProperties properties) {
        return new Tail<>(properties.sealRows(), SealedReadings.nothing());
    }

    @Bean
    Gate gate(Alarms alarms, MadangProperties madang, ObservationsProperties properties) {
        return new Gate(alarms, madang.data(), properties.minimumFree().toBytes());
    }

    @Bean(destroyMethod = "close")
    PostgresObservationLog observationLog(DataSource database) {
        return new PostgresObservationLog(database);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    LogWriter logWriter(
            PostgresObservationLog log,
            Tail<SealedReadings> tail,
            LiveState live,
            Gate gate,
            Clock clock,
            ObservationsProperties properties) {
        var limits = new LogWriter.Limits(properties.queue().toBytes(), properties.mostUnsealed());
        return new LogWriter(log, tail, live, gate, clock, limits, 0, (rows, from, to) -> {
            for (int row = from; row < to; row++) {
                live.apply(rows.datastream(row), rows.time(row), rows.result(row), rows.quality(row));
            }
        });
    }
}
