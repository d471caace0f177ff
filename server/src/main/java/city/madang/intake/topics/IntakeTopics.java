package city.madang.intake.topics;

import city.madang.catalogue.Sources;
import city.madang.intake.SourceHealth;
import city.madang.live.TopicOffer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What intake shows on live screens.
@Configuration(proxyBeanMethods = false)
class IntakeTopics {

    @Bean
    TopicOffer sourcesTopic(SourceHealth health, Sources sources) {
        return TopicOffer.of(new SourcesTopic(health, sources));
    }
}
