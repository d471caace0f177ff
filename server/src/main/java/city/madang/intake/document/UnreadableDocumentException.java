package city.madang.intake.document;

/// A document is not of the format its source promises, or it is larger or deeper than is safe to read.
public final class UnreadableDocumentException extends Exception {

    public UnreadableDocumentException(String message) {
        super(message);
    }

    public UnreadableDocumentException(String message, Throwable cause) {
        super(message, cause);
    }
}
