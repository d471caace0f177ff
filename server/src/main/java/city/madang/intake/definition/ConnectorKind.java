package city.madang.intake.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.stream.Collectors;

/// How a source delivers.
public enum ConnectorKind {
    HTTP("http", Delivery.POLLED),
    SEOUL_OPENAPI("seoul-openapi", Delivery.POLLED),
    FEED("feed", Delivery.POLLED),
    MASTODON("mastodon", Delivery.POLLED),
    CAP("cap", Delivery.POLLED),
    GTFS_REALTIME("gtfs-realtime", Delivery.POLLED),
    JDBC("jdbc", Delivery.POLLED),
    FILE_DROP("file-drop", Delivery.POLLED),
    SNAPSHOT("snapshot", Delivery.ON_DEMAND),
    STREAM("stream", Delivery.ON_DEMAND),
    MQTT("mqtt", Delivery.PUSHED),
    SENSORTHINGS("sensorthings", Delivery.PUSHED),
    WEBHOOK("webhook", Delivery.PUSHED),
    FILE("file", Delivery.IMPORTED);

    /// Who begins a delivery.
    public enum Delivery {
        /// Madang asks.
        POLLED,
        /// The system sends when it has something.
        PUSHED,
        /// A person runs an import.
        IMPORTED,
        /// Madang asks when somebody looks.
        ON_DEMAND
    }

    private final String text;
    private final Delivery delivery;

    ConnectorKind(String text, Delivery delivery) {
        this.text = text;
        this.delivery = delivery;
    }

    /// @throws IllegalArgumentException if there is no such connector
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ConnectorKind parse(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no connector '%s'; there are %s"
                        .formatted(
                                text,
                                Arrays.stream(values()).map(ConnectorKind::text).collect(Collectors.joining(", ")))));
    }

    /// The word for it in a source's definition.
    public String text() {
        return text;
    }

    public Delivery delivery() {
        return delivery;
    }
}
