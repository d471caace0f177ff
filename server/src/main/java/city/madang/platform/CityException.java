package city.madang.platform;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A failure that callers are told of. Its category decides the HTTP status; its message is shown, so it must
/// name the value that was wrong and what would be right, and hold no resident's data.
public class CityException extends RuntimeException {

    /// What kind of answer the caller gets.
    public enum Category {
        INVALID(400),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        TOO_LARGE(413),
        TOO_MANY(429),
        UNAVAILABLE(503);

        private final int status;

        Category(int status) {
            this.status = status;
        }

        /// The HTTP status of this category (RFC 9110).
        public int status() {
            return status;
        }
    }

    private final Category category;
    private final @Nullable Duration retryAfter;

    public CityException(Category category, String message) {
        this(category, message, null, null);
    }

    public CityException(Category category, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.category = category;
        this.retryAfter = retryAfter;
    }

    /// A value the caller sent that cannot be used.
    public static CityException invalid(String message) {
        return new CityException(Category.INVALID, message);
    }

    /// Something the caller named that does not exist, or that it may not know of.
    public static CityException notFound(String message) {
        return new CityException(Category.NOT_FOUND, message);
    }

    /// Something this server needs is away; the caller should come back after `retryAfter`.
    public static CityException unavailable(String message, Duration retryAfter, @Nullable Throwable cause) {
        return new CityException(Category.UNAVAILABLE, message, retryAfter, cause);
    }

    public Category category() {
        return category;
    }

    /// When to try again, for [Category#UNAVAILABLE] and [Category#TOO_MANY]; otherwise absent.
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
