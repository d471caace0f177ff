package city.madang.observations.log;

class InMemoryObservationLogTest extends ObservationLogContract {

    private final ObservationLog log = new InMemoryObservationLog();

    @Override
    ObservationLog log() {
        return log;
    }
}
