package city.madang.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.governance.Policy;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@CityTest
class PolicyPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Policy policy;

    @Test
    void printsEveryReasonOfTheCompiledPolicyInBothLanguages() {
        var korean = page("ko");
        var english = page("en");

        assertThat(policy.ledger()).isNotEmpty().allSatisfy(entry -> {
            assertThat(korean).contains(entry.what().ko(), entry.reason().law().ko());
            assertThat(english).contains(entry.reason().law().en());
        });
    }

    @Test
    void givesTheSameAsData() {
        var ledger = JsonMapper.shared()
                .readTree(new Browser(port).call("/api/policy").body())
                .path("withheld");

        assertThat(ledger).hasSameSizeAs(policy.ledger());
        assertThat(ledger.get(0).path("because").path("ko").asString()).isNotBlank();
        assertThat(ledger.valueStream())
                .allSatisfy(entry -> assertThat(entry.path("gets").asString())
                        .matches("show|mask|district|grid-[0-9]+m|band-[0-9]+|picture-[0-9]+|fewer-than-[0-9]+"));
    }

    private String page(String language) {
        var browser = new Browser(port);
        return browser.send(HttpRequest.newBuilder(browser.at("/policy"))
                        .header("Accept", "text/html")
                        .header("Accept-Language", language))
                .body();
    }
}
