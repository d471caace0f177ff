package city.madang;

import city.madang.intake.ImportCommand;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

/// Starts the whole digital city hall as one process.
@Modulithic(systemName = "Madang", sharedModules = "platform")
@SpringBootApplication
@ConfigurationPropertiesScan
public class CityApplication {

    public static void main(String[] args) {
        if (ImportCommand.isMeant(args)) {
            System.exit(ImportCommand.run(CityApplication.class, args));
        }
        SpringApplication.run(CityApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
