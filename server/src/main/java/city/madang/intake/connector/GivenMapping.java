package city.madang.intake.connector;

import city.madang.intake.definition.ConnectorKind;
import city.madang.intake.definition.Mapping;
import city.madang.intake.definition.SourceDefinition;
import org.jspecify.annotations.Nullable;

/// The map of a source: its own, or the one its standard implies.
public final class GivenMapping {

    private GivenMapping() {}

    /// The map, or null if the source needs none because observations serves it.
    public static @Nullable Mapping of(SourceDefinition source) {
        var own = source.map();
        return own == null && source.connector() == ConnectorKind.CAP ? CapAlert.MAPPING : own;
    }
}
