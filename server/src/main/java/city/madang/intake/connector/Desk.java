package city.madang.intake.connector;

import city.madang.intake.document.SourceRecord;
import city.madang.intake.mapping.Reason;
import java.util.List;

/// Where a connector hands in what a source delivered. When a method returns, what it was given is durable.
public interface Desk {

    /// Takes records.
    ///
    /// @throws city.madang.platform.CityException UNAVAILABLE if they cannot be stored now; deliver them again
    ///     later
    void take(List<SourceRecord> records);

    /// Puts a document that cannot be read into quarantine.
    void refuse(byte[] document, Reason reason);
}
