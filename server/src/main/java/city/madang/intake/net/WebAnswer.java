package city.madang.intake.net;

import java.net.http.HttpHeaders;
import java.util.Optional;

/// What a web server answered, its body whole and inflated.
///
/// @param status HTTP status
public record WebAnswer(int status, HttpHeaders headers, byte[] body) {

    /// RFC 9110: nothing has changed since the validators that were sent.
    public boolean isUnchanged() {
        return status == 304;
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }
}
