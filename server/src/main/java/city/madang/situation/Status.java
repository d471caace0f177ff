package city.madang.situation;

import city.madang.platform.LocalText;
import java.util.Arrays;

/// How far it has come.
public enum Status {
    OPEN("open", new LocalText("접수", "Open")),
    IN_PROGRESS("in-progress", new LocalText("대응 중", "In progress")),
    CLOSED("closed", new LocalText("종료", "Closed"));

    private final String text;
    private final LocalText title;

    Status(String text, LocalText title) {
        this.text = text;
        this.title = title;
    }

    /// The word of occurrences.
    public String text() {
        return text;
    }

    public LocalText title() {
        return title;
    }

    /// Reads the word of occurrences; any other is open.
    public static Status parse(String text) {
        return Arrays.stream(values())
                .filter(one -> one.text.equals(text))
                .findFirst()
                .orElse(OPEN);
    }
}
