package city.madang.notices;

import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import org.jspecify.annotations.Nullable;

/// Something a person is told. It holds no resident's data: it leaves the house by e-mail.
///
/// @param kind what it is about, lower-case words joined by hyphens, for example `directive-issued`, `call-missed`
/// @param title one line, at most 200 characters
/// @param text a few sentences, at most 4,000 characters; may be empty
/// @param link a page of this city hall that tells more, beginning with `/`; absent if there is none
/// @param about what it is about; absent if nothing in particular
public record Notice(
        String kind,
        LocalText title,
        LocalText text,
        @Nullable String link,
        @Nullable Subject about) {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 4_000;

    public Notice {
        if (!kind.matches("[a-z][a-z-]{0,39}")) {
            throw new IllegalArgumentException("'%s' is no kind of notice".formatted(kind));
        }
        if (link != null && !link.matches("/([^/\\\\].*)?")) {
            throw new IllegalArgumentException(
                    "A notice leads to a page of this city hall, not to '%s'".formatted(link));
        }
        title = new LocalText(shortened(title.ko(), LONGEST_TITLE), shortened(title.en(), LONGEST_TITLE));
        text = new LocalText(shortened(text.ko(), LONGEST_TEXT), shortened(text.en(), LONGEST_TEXT));
    }

    private static String shortened(String text, int most) {
        var line = text.strip();
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }
}
