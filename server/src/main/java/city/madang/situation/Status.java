package city.madang.situation;

import city.madang.platform.Keyed;
import city.madang.platform.LocalText;

/// How far it has come; written as occurrences write it.
public enum Status implements Keyed {
    OPEN("접수", "Open"),
    IN_PROGRESS("대응 중", "In progress"),
    CLOSED("종료", "Closed");

    private final LocalText title;

    Status(String ko, String en) {
        this.title = new LocalText(ko, en);
    }

    public LocalText title() {
        return title;
    }

    /// Reads the word of occurrences; any other is open.
    public static Status parse(String key) {
        return Keyed.find(Status.class, key).orElse(OPEN);
    }
}
