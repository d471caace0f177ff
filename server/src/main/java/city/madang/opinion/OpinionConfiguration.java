package city.madang.opinion;

import city.madang.platform.pack.Pack;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Reads the pack's rules of opinion.
@Configuration(proxyBeanMethods = false)
class OpinionConfiguration {

    @Bean
    OpinionRules opinionRules(Pack pack) {
        return pack.read("opinion.yaml", OpinionRules.class);
    }
}
