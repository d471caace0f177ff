package city.madang.intake.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a source delivers from. Which keys it needs depends on its connector.
///
/// @param host an entry of the pack's hosts
/// @param path path and query below the host; `{credential}`, `{since}`, `{today}`, `{start}` and `{end}` are
///     replaced
/// @param credential a name in the credentials file
/// @param header request headers by name; `{credential}` is replaced
/// @param page how an HTTP source is read page by page
/// @param pageSize rows of one Seoul Open API window
/// @param topic MQTT topic filter
/// @param qos MQTT quality of service, 0 to 2
/// @param query SQL with `:since`
/// @param cursor column of the query that carries the cursor
/// @param folder below the data folder's `drop`
/// @param pattern file name pattern of a file drop or an import, such as `*.csv`
/// @param limits larger or smaller bounds than the usual ones
public record Endpoint(
        @Nullable String host,
        @Nullable String path,
        @Nullable String credential,
        Map<String, String> header,
        @Nullable Page page,
        @Nullable @JsonProperty("page-size") Integer pageSize,
        @Nullable String topic,
        @Nullable Integer qos,
        @Nullable String query,
        @Nullable String cursor,
        @Nullable String folder,
        @Nullable String pattern,
        @Nullable Limits limits) {

    /// How an HTTP source is read page by page, until a page is short.
    ///
    /// @param param query parameter that carries the page number
    /// @param size records of a full page
    /// @param sizeParam query parameter that carries the size, if the system wants to be told
    /// @param first number of the first page, 1 if absent
    public record Page(
            String param,
            int size,
            @Nullable @JsonProperty("size-param") String sizeParam,
            @Nullable Integer first) {

        public Page {
            if (size < 1) {
                throw new IllegalArgumentException("A page must hold at least 1 record, not %d".formatted(size));
            }
        }
    }

    /// Bounds of one delivery.
    ///
    /// @param bytes of one document after inflation
    /// @param time for one request
    /// @param rows of one query
    public record Limits(
            @Nullable Long bytes,
            @Nullable Span time,
            @Nullable Integer rows) {}

    public static final Endpoint NONE =
            new Endpoint(null, null, null, Map.of(), null, null, null, null, null, null, null, null, null);

    public Endpoint {
        header = header == null ? Map.of() : Map.copyOf(header);
        if (pageSize != null && (pageSize < 1 || pageSize > 1000)) {
            throw new IllegalArgumentException("page-size %d must lie in 1–1000".formatted(pageSize));
        }
        if (qos != null && (qos < 0 || qos > 2)) {
            throw new IllegalArgumentException("qos %d must be 0, 1 or 2".formatted(qos));
        }
    }
}
