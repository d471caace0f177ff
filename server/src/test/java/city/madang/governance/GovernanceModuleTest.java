package city.madang.governance;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.identity.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.ApplicationModuleTest;

/// Boots governance alone.
@ApplicationModuleTest(verifyAutomatically = false) // ModularityTest does, without the templates
class GovernanceModuleTest {

    @Test
    void compilesThePolicyOfThePack(@Autowired Policy policy) {
        assertThat(policy.of(Viewer.anyone()).decide("complaints", "phone").shows())
                .isFalse();
    }
}
