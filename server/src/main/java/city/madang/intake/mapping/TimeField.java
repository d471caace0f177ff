package city.madang.intake.mapping;

import city.madang.intake.definition.Mapping;
import city.madang.intake.document.FieldPath;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.Template;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Finds out when a record was so. Remembers the last text it read: the records of one delivery often share it.
final class TimeField {

    private record Read(String text, LocalDateTime moment) {}

    private final @Nullable FieldPath field;
    private final @Nullable Template template;
    private final TimeFormat format;
    private final ZoneId zone;
    private final @Nullable FieldPath plusHours;
    private final @Nullable LocalDateTime fixed;
    private final String name;
    private volatile @Nullable Read last;

    TimeField(Mapping.Time time, ZoneId packZone) {
        var from = time.from();
        this.template = from != null && from.indexOf('{') >= 0 ? Template.parse(from) : null;
        this.field = from != null && template == null ? FieldPath.parse(from) : null;
        this.name = from == null ? "" : from;
        this.format = TimeFormat.of(time.pattern());
        this.zone = zoneOf(time.zone(), packZone);
        var at = time.at();
        this.fixed = at == null ? null : at.atZoneSameInstant(zone).toLocalDateTime();
        this.plusHours = time.plusHours() == null ? null : FieldPath.parse(time.plusHours());
    }

    private static ZoneId zoneOf(@Nullable String name, ZoneId otherwise) {
        try {
            return name == null ? otherwise : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("There is no time zone '%s'".formatted(name), e);
        }
    }

    ZoneId zone() {
        return zone;
    }

    /// The text that names the time; null if it is absent.
    @Nullable
    String text(SourceRecord record) {
        return template != null ? template.fill(record) : field != null ? field.text(record) : null;
    }

    /// The moment that all records have; null if they have their own.
    @Nullable
    LocalDateTime fixed() {
        return fixed;
    }

    /// Whether records carry their time at all; if not, it is the moment of receipt.
    boolean isInRecord() {
        return field != null || template != null;
    }

    /// The local time, or null if `text` cannot be read or the hours beside it cannot.
    @Nullable
    LocalDateTime read(String text, SourceRecord record) {
        var moment = read(text);
        if (moment == null || plusHours == null) {
            return moment;
        }
        var hours = plusHours.text(record);
        double count = hours == null ? Double.NaN : Numbers.parse(hours);
        return count >= 0 && count <= 24 ? moment.plusHours((long) count) : null;
    }

    private @Nullable LocalDateTime read(String text) {
        var before = last;
        if (before != null && before.text().equals(text)) {
            return before.moment();
        }
        var moment = format.read(text, zone);
        if (moment != null) {
            last = new Read(text, moment);
        }
        return moment;
    }

    @Override
    public String toString() {
        return name;
    }
}
