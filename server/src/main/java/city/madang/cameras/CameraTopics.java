package city.madang.cameras;

import city.madang.governance.Policy;
import city.madang.live.TopicOffer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the cameras show on live screens.
@Configuration(proxyBeanMethods = false)
class CameraTopics {

    @Bean
    TopicOffer camerasTopic(CameraRegistry registry, Policy policy) {
        return TopicOffer.of(new CamerasTopic(registry, policy));
    }
}
