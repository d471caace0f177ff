package city.madang.catalogue.web;

import city.madang.catalogue.EncodedJson;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Sends what was encoded before: compressed to whoever takes it, and nothing to whoever has it already.
final class EncodedAnswer {

    /// GeoJSON (RFC 7946).
    static final MediaType GEO_JSON = MediaType.parseMediaType("application/geo+json");

    /// Kept by the browser, but asked for again each time: what somebody sees changes when they sign in.
    private static final CacheControl CACHE = CacheControl.noCache().cachePrivate();

    private EncodedAnswer() {}

    /// Answers `request` with `content`.
    static ResponseEntity<byte[]> of(EncodedJson content, MediaType type, HttpServletRequest request) {
        // Weak (RFC 9110, 8.8.1): plain and compressed answers are the same content in different bytes.
        var etag = "W/\"" + content.etag() + '"';
        var answer = ResponseEntity.status(HttpStatus.OK)
                .eTag(etag)
                .cacheControl(CACHE)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (holds(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .eTag(etag)
                    .cacheControl(CACHE)
                    .build();
        }
        var encodings = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (encodings != null && encodings.contains("gzip")) {
            return answer.header(HttpHeaders.CONTENT_ENCODING, "gzip")
                    .contentType(type)
                    .body(content.gzip());
        }
        return answer.contentType(type).body(content.json());
    }

    private static boolean holds(@Nullable String ifNoneMatch, String etag) {
        return ifNoneMatch != null && (ifNoneMatch.contains(etag) || ifNoneMatch.equals("*"));
    }
}
