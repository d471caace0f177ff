package city.madang.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class WebSecurityTest {

    @LocalServerPort
    private int port;

    @Test
    void tellsAPageWhoIsLooking() {
        var answer = new Browser(port).call("/api/me");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"group\":\"ANYONE\"", "\"demo\":false");
    }

    @Test
    void answersHealthToAnyone() {
        assertThat(new Browser(port).call("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsAnyoneThatAnAddressIsUnknown() {
        assertThat(new Browser(port).call("/no-such-page").statusCode()).isEqualTo(404);
    }

    @Test
    void sendsStrictHeadersWithEveryAnswer() {
        var headers = new Browser(port).call("/api/me").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self';")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Server")).isEmpty();
    }
}
