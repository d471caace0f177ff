package city.madang.observations.log;

import city.madang.platform.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;

class PostgresObservationLogTest extends ObservationLogContract {

    private final PostgresObservationLog log = new PostgresObservationLog(TestDatabase.migrated());

    @Override
    ObservationLog log() {
        return log;
    }

    @AfterEach
    void close() {
        log.close();
    }
}
