package city.madang.intake.definition;

import city.madang.intake.document.CsvForm;
import city.madang.intake.document.Format;
import city.madang.intake.document.TextEncoding;
import city.madang.platform.Audience;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One system that delivers to the city, as written in the pack (docs/guide/sources.md).
///
/// @param office an office id; with `for-each: district` and `office: district`, the office of that district
/// @param district code of the district this definition was made for, if it was made by `for-each`
public record SourceDefinition(
        String id,
        Words name,
        String office,
        String dataset,
        Audience.Group audience,
        ConnectorKind connector,
        Endpoint endpoint,
        @Nullable Span every,
        boolean once,
        Format format,
        TextEncoding charset,
        CsvForm csv,
        @Nullable String records,
        @Nullable Mapping map,
        @Nullable Freshness freshness,
        @Nullable Words about,
        @Nullable String district) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,59}");

    /// Without a new reading for so long a source is late, then silent.
    public record Freshness(Span late, Span silent) {

        public Freshness {
            if (late.duration().compareTo(silent.duration()) > 0) {
                throw new IllegalArgumentException("late must not be longer than silent");
            }
        }
    }

    /// @throws IllegalArgumentException if parts do not fit together
    public SourceDefinition {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the id '%s' must match %s".formatted(id, ID));
        }
        if (map == null && needsMap(connector)) {
            throw new IllegalArgumentException("the connector %s needs a map".formatted(connector.text()));
        }
        requireKeys(connector, endpoint);
        if (connector.delivery() == ConnectorKind.Delivery.POLLED
                && every == null
                && !once
                && connector != ConnectorKind.FILE_DROP) {
            throw new IllegalArgumentException("a polled source needs 'every' or 'once: true'");
        }
    }

    private static boolean needsMap(ConnectorKind connector) {
        return switch (connector) {
            case SENSORTHINGS, CAP, SNAPSHOT, STREAM -> false;
            default -> true;
        };
    }

    private static void requireKeys(ConnectorKind connector, Endpoint endpoint) {
        switch (connector) {
            case HTTP, SEOUL_OPENAPI, FEED, MASTODON, CAP, GTFS_REALTIME, SNAPSHOT, STREAM -> {
                require(connector, "host", endpoint.host());
                require(connector, "path", endpoint.path());
            }
            case MQTT -> {
                require(connector, "host", endpoint.host());
                require(connector, "topic", endpoint.topic());
            }
            case JDBC -> {
                require(connector, "host", endpoint.host());
                require(connector, "query", endpoint.query());
            }
            case FILE_DROP -> require(connector, "folder", endpoint.folder());
            case SENSORTHINGS, WEBHOOK -> require(connector, "credential", endpoint.credential());
            case FILE -> {}
        }
    }

    private static void require(ConnectorKind connector, String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the connector %s needs endpoint.%s".formatted(connector.text(), key));
        }
    }

    /// How long this source may go without a new reading before it is late, and before it is silent. Where the
    /// definition does not say: three and twelve poll intervals, at least two minutes.
    public Freshness expected() {
        if (freshness != null) {
            return freshness;
        }
        var base = every == null ? Duration.ofMinutes(10) : every.duration();
        var late = longer(base.multipliedBy(3), Duration.ofMinutes(2));
        return new Freshness(new Span(late), new Span(late.multipliedBy(4)));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    /// The shape of one entry in the YAML file, before what it leaves out is filled in.
    record Entry(
            String id,
            Words name,
            String office,
            String dataset,
            Audience.@Nullable Group audience,
            @Nullable @JsonProperty("for-each") String forEach,
            ConnectorKind connector,
            @Nullable Endpoint endpoint,
            @Nullable Span every,
            @Nullable Boolean once,
            @Nullable Format format,
            @Nullable TextEncoding charset,
            @Nullable CsvForm csv,
            @Nullable String records,
            @Nullable Mapping map,
            @Nullable Freshness freshness,
            @Nullable Words about) {

        SourceDefinition complete(@Nullable String district) {
            return new SourceDefinition(
                    id,
                    name,
                    office,
                    dataset,
                    audience == null ? Audience.Group.ANYONE : audience,
                    connector,
                    endpoint == null ? Endpoint.NONE : endpoint,
                    every,
                    once != null && once,
                    format == null ? usualFormat(connector) : format,
                    charset == null ? TextEncoding.UTF_8 : charset,
                    csv == null ? CsvForm.PLAIN : csv,
                    records,
                    map,
                    freshness,
                    about,
                    district);
        }

        private static Format usualFormat(ConnectorKind connector) {
            return switch (connector) {
                case FILE, FILE_DROP -> Format.CSV;
                case CAP, FEED -> Format.XML;
                default -> Format.JSON;
            };
        }
    }
}
