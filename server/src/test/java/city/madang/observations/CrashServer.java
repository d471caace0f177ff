package city.madang.observations;

import city.madang.CityApplication;
import city.madang.observations.sensorthings.PushedCity;
import city.madang.platform.database.TestDatabase;
import org.springframework.boot.SpringApplication;

/// The real server in a process of its own, with a source whose token tests know.
public final class CrashServer {

    private CrashServer() {}

    public static void main(String[] arguments) {
        var application = new SpringApplication(CityApplication.class, PushedCity.class);
        // It starts a PostgreSQL of its own, with durability on, as in real life.
        application.setInitializers(application.getInitializers().stream()
                .filter(each -> !(each instanceof TestDatabase))
                .toList());
        application.run(arguments);
    }
}
