package city.madang.platform.database;

import city.madang.platform.MadangProperties;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Opens the record: an outside PostgreSQL if one is configured, our own otherwise.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /// How long a request waits for a connection before it is refused with 503.
    private static final long CONNECTION_TIMEOUT_MILLIS = 5_000;

    @Bean(destroyMethod = "close")
    Record record(MadangProperties madang, DatabaseProperties database, DataFolderLock held) {
        return database.url() == null ? new Record(OwnPostgres.start(madang.data())) : new Record(null);
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(DatabaseProperties database, Record record) {
        var config = new HikariConfig();
        var own = record.own();
        if (own == null) {
            config.setJdbcUrl(database.url());
            config.setUsername(database.user());
            config.setPassword(database.password());
        } else {
            config.setJdbcUrl(own.url());
            config.setUsername(OwnPostgres.NAME);
            config.setPassword(own.password());
        }
        config.setPoolName("madang");
        config.setMaximumPoolSize(database.connections());
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        config.setValidationTimeout(1_000);
        // A dead PostgreSQL must not hold a caller for the operating system's own patience.
        config.addDataSourceProperty("socketTimeout", "60");
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }

    /// Our own PostgreSQL, or nothing if an outside one is used.
    record Record(@Nullable OwnPostgres own) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            if (own != null) {
                own.close();
            }
        }
    }
}
