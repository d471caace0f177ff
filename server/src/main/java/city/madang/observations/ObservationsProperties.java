package city.madang.observations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How readings are kept: `city.observations.*`.
///
/// @param queue readings that may wait for the log before senders are refused
/// @param minimumFree free space of the data folder below which readings are refused; PostgreSQL stops hard when
///     its disk is full, so this comes first
/// @param sealRows unsealed readings after which the tail is sealed (a reading takes about 40 bytes of memory)
/// @param sealAfter age of the oldest unsealed reading after which the tail is sealed
/// @param mostUnsealed unsealed readings above which senders are refused, because sealing cannot keep up
/// @param duckMemory memory DuckDB may use
@ConfigurationProperties("city.observations")
public record ObservationsProperties(
        @DefaultValue("64MB") DataSize queue,
        @DefaultValue("512MB") DataSize minimumFree,
        @DefaultValue("1000000") int sealRows,
        @DefaultValue("10m") Duration sealAfter,
        @DefaultValue("8000000") int mostUnsealed,
        @DefaultValue("320MB") DataSize duckMemory) {}
