package city.madang.intake.mapping;

import city.madang.intake.definition.Mapping;
import city.madang.intake.document.FieldPath;
import city.madang.intake.document.SourceRecord;
import city.madang.observations.Quality;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one value of a record: missing marks, codes, unit, range, the source's own doubt.
final class ValueReader {

    private final String field;
    private final FieldPath path;
    private final List<String> missing;
    private final Map<String, Double> codes;
    private final Units.Conversion conversion;
    private final double least;
    private final double most;
    private final boolean required;
    private final @Nullable FieldPath suspect;
    private final List<String> suspectTexts;
    private final String property;

    ValueReader(Mapping.Reading reading, Property property, List<String> missing) {
        this.field = reading.from();
        this.path = FieldPath.parse(reading.from());
        this.missing = reading.missing() == null ? missing : reading.missing();
        this.codes = reading.codes() == null ? Map.of() : reading.codes();
        this.conversion = conversion(reading, property);
        var range = reading.range();
        this.least = range == null ? property.least() : range.get(0);
        this.most = range == null ? property.most() : range.get(1);
        this.required = Boolean.TRUE.equals(reading.required());
        var condition = reading.suspectIf();
        this.suspect = condition == null ? null : FieldPath.parse(condition.from());
        this.suspectTexts = condition == null ? List.of() : condition.in();
        this.property = property.id();
    }

    private static Units.Conversion conversion(Mapping.Reading reading, Property property) {
        var unit = reading.unit() == null ? Units.Conversion.NONE : Units.between(reading.unit(), property.unit());
        double scale = reading.scale() == null ? 1 : reading.scale();
        double offset = reading.offset() == null ? 0 : reading.offset();
        return new Units.Conversion(scale * unit.scale(), offset * unit.scale() + unit.offset());
    }

    /// The value in the property's unit, or NaN if the record has none that can be used; then `notes` says why if
    /// it is a fault.
    double read(SourceRecord record, Notes notes) {
        var text = path.text(record);
        if (text == null) {
            if (required) {
                notes.fault(Reason.required(field));
            }
            return Double.NaN;
        }
        notes.sawField();
        return read(text, notes);
    }

    double read(String text, Notes notes) {
        if (Notes.isMissing(text, missing)) {
            if (required) {
                notes.fault(Reason.required(field));
            }
            return Double.NaN;
        }
        double value = number(text);
        if (Double.isNaN(value)) {
            notes.fault(codes.isEmpty() ? Reason.notANumber(field, text) : Reason.unknownCode(field, text));
            return Double.NaN;
        }
        if (value < least || value > most) {
            notes.fault(Reason.outOfRange(property, value, least, most));
            return Double.NaN;
        }
        return value;
    }

    private double number(String text) {
        if (!codes.isEmpty()) {
            var code = codes.get(text);
            if (code != null) {
                return code;
            }
        }
        double delivered = Numbers.parse(text);
        return conversion.changes() ? rounded(conversion.apply(delivered)) : delivered;
    }

    /// Conversions leave digits that nobody measured: 9 significant ones are kept, enough for every unit of the
    /// city.
    private static double rounded(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value;
        }
        int magnitude = (int) Math.floor(Math.log10(Math.abs(value)));
        int digits = 8 - magnitude;
        if (digits < 0 || digits > 15) {
            return value;
        }
        double factor = Math.pow(10, digits);
        return Math.rint(value * factor) / factor;
    }

    /// The quality of a value that [#read] gave, apart from corrections of the record.
    Quality quality(SourceRecord record) {
        if (suspect == null) {
            return Quality.GOOD;
        }
        var mark = suspect.text(record);
        return mark != null && suspectTexts.contains(mark) ? Quality.SUSPECT : Quality.GOOD;
    }
}
