package city.madang.intake.running;

import city.madang.catalogue.Source;
import city.madang.intake.connector.MqttListener;
import city.madang.intake.definition.ConnectorKind;
import city.madang.intake.definition.SourceDefinition;
import city.madang.intake.health.SourceMeter;
import city.madang.intake.reception.Reception;
import org.jspecify.annotations.Nullable;

/// One source at work.
///
/// @param reception its desk; absent for SensorThings, which observations serves itself
public record WorkingSource(
        SourceDefinition definition,
        Source source,
        SourceMeter meter,
        @Nullable Reception reception) {

    public String id() {
        return definition.id();
    }

    /// Whether it holds the past and is read once, or when somebody brings files.
    public boolean isArchive() {
        return definition.once() || definition.connector() == ConnectorKind.FILE;
    }

    /// What asks or listens for the source, if anything does.
    sealed interface Line extends AutoCloseable {

        record Polled(PollLoop loop) implements Line {
            @Override
            public void close() {
                loop.close();
            }
        }

        record Listening(MqttListener listener) implements Line {
            @Override
            public void close() {
                listener.close();
            }
        }

        @Override
        void close();
    }
}
