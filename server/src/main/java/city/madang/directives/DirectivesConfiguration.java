package city.madang.directives;

import city.madang.governance.Policy;
import city.madang.identity.Offices;
import city.madang.live.TopicOffer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What directives show on live screens.
@Configuration(proxyBeanMethods = false)
class DirectivesConfiguration {

    @Bean
    TopicOffer directivesTopic(DirectiveWatch watch, DirectiveBook book, Policy policy, Offices offices) {
        return TopicOffer.of(new DirectivesTopic(watch, book, policy, offices));
    }
}
