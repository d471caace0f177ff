package city.madang.observations.sensorthings;

import city.madang.observations.SourceTokens;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// Puts the servlet at its address.
@Configuration(proxyBeanMethods = false)
class SensorThingsConfiguration {

    @Bean
    ServletRegistrationBean<SensorThingsServlet> sensorThings(
            Pushes pushes,
            ThingWriter writer,
            Entities entities,
            ObjectProvider<SourceTokens> tokens,
            Clock clock,
            JsonMapper json) {
        var servlet = new SensorThingsServlet(pushes, writer, entities, tokens, clock, json);
        var registration = new ServletRegistrationBean<>(servlet, "/sensorthings/v1.1/*");
        registration.setName("sensorThings");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
