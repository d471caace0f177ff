package city.madang.platform.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which PostgreSQL holds the record. Without a `url` the server starts its own in the data folder.
///
/// @param url JDBC address of an outside PostgreSQL 16 or newer (`MADANG_DB_URL`)
/// @param user its user (`MADANG_DB_USER`)
/// @param password its password (`MADANG_DB_PASSWORD`)
/// @param connections how many connections the server opens at most
@ConfigurationProperties("madang.db")
public record DatabaseProperties(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("16") int connections) {}
