package city.madang.live;

import city.madang.observations.History;
import city.madang.observations.LiveState;
import city.madang.platform.Alarms;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// Puts the live hub together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveProperties.class)
class LiveConfiguration {

    /// Connections Tomcat takes beyond the live screens, for everything else.
    private static final int OTHER_CONNECTIONS = 2_000;

    @Bean
    LiveHub liveHub(List<TopicOffer> offers, LiveState state, Clock clock, LiveProperties limits) {
        return new LiveHub(offers, () -> Moment.now(clock.instant(), state), limits);
    }

    @Bean
    StateBook stateBook(LiveHub hub, LiveState state, History history, Clock clock, LiveProperties limits) {
        return new StateBook(hub, () -> Moment.now(clock.instant(), state), history::stateAt, clock, limits);
    }

    @Bean
    CityPicture cityPicture(StateBook book, JsonMapper json) {
        return new CityPicture(book, json);
    }

    @Bean
    LivePulse livePulse(LiveHub hub, CityStatus status, LiveProperties limits) {
        return new LivePulse(hub, status, limits.tick());
    }

    @Bean
    CityStatus cityStatus(Alarms alarms, DataSource database, Clock clock) {
        return new CityStatus(alarms, database, clock);
    }

    @Bean
    ServletRegistrationBean<LiveServlet> liveServlet(LiveHub hub, LiveProperties limits) {
        var registration = new ServletRegistrationBean<>(new LiveServlet(hub, limits), "/live");
        registration.setAsyncSupported(false);
        registration.setName("live");
        return registration;
    }

    /// Room for all screens, and an end to those that take nothing any more: Tomcat's connection timeout also
    /// bounds how
    /// long a write may be stuck.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> roomForScreens(LiveProperties limits) {
        return factory -> factory.addConnectorCustomizers(connector -> {
            connector.setProperty("maxConnections", Integer.toString(limits.screens() + OTHER_CONNECTIONS));
            connector.setProperty(
                    "connectionTimeout", Long.toString(limits.writeTimeout().toMillis()));
        });
    }
}
