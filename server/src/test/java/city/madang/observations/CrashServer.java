package city.madang.observations;

import city.madang.observations.sensorthings.PushedCity;
import city.madang.platform.database.TestDatabase;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/// The server's way from a push to the disk in a process of its own, with a source whose token tests know.
/// The rooms above the observations have no part in it and are left out: it starts in a third of the time.
@TestConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ConfigurationPropertiesScan({CrashServer.PLATFORM, CrashServer.OBSERVATIONS})
@ComponentScan(
        basePackages = {
            CrashServer.PLATFORM,
            "city.madang.identity",
            "city.madang.governance",
            "city.madang.catalogue",
            CrashServer.OBSERVATIONS
        },
        excludeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = TestConfiguration.class))
public class CrashServer {

    static final String PLATFORM = "city.madang.platform";
    static final String OBSERVATIONS = "city.madang.observations";

    public static void main(String[] arguments) {
        var application = new SpringApplication(CrashServer.class, PushedCity.class);
        // It starts a PostgreSQL of its own, with durability on, as in real life.
        application.setInitializers(application.getInitializers().stream()
                .filter(each -> !(each instanceof TestDatabase))
                .toList());
        application.run(arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
