package city.madang.search.web;

import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.search.speech.Recogniser;
import city.madang.search.speech.Sound;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Listens for browsers that cannot. What was said is neither kept nor logged. See docs/api/commands.md.
@RestController
class SpeechController {

    private final Recogniser recogniser;

    SpeechController(Recogniser recogniser) {
        this.recogniser = recogniser;
    }

    /// Languages this server can listen to; none without a recogniser.
    record Languages(Set<String> languages) {}

    /// What was heard.
    ///
    /// @param text empty if nothing was understood
    /// @param sure whether it may be done without asking, if it reaches nobody
    record Heard(String text, double confidence, boolean sure) {}

    @Audience(Audience.Group.OFFICIAL)
    @GetMapping("/api/speech")
    Languages languages() {
        return new Languages(recogniser.languages());
    }

    @Audience(Audience.Group.OFFICIAL)
    @PostMapping(path = "/api/speech", consumes = "audio/wav")
    ResponseEntity<Heard> listen(
            @RequestBody(required = false) byte @Nullable [] wav, @RequestParam(defaultValue = "ko") String language) {
        if (!recogniser.languages().contains(language)) {
            throw CityException.invalid(
                    switch (language) {
                        case "ko" -> "There is no offline recogniser for Korean here: type it, or speak English";
                        case "en" -> "There is no offline recogniser here: type it";
                        default -> "Nothing here understands '%s': send language=en or ko".formatted(language);
                    });
        }
        var heard = recogniser.hear(Sound.ofWav(wav == null ? new byte[0] : wav), language).stream()
                .findFirst()
                .map(first -> new Heard(first.text(), Math.round(first.confidence() * 100) / 100.0, first.sure()))
                .orElseGet(() -> new Heard("", 0, false));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(heard);
    }
}
