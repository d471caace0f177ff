package city.madang.intake.net;

import city.madang.platform.LocalText;

/// A system could not be asked, or what it answered is no delivery. The next attempt may succeed.
public final class DeliveryException extends Exception {

    private final LocalText text;

    public DeliveryException(String ko, String en) {
        super(en);
        this.text = new LocalText(ko, en);
    }

    public DeliveryException(String ko, String en, Throwable cause) {
        super(en, cause);
        this.text = new LocalText(ko, en);
    }

    /// What went wrong, for the people who look after the source.
    public LocalText text() {
        return text;
    }
}
