package city.madang.identity.web;

import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The form by which somebody says that they are away, as it was filled in.
///
/// @param deputy sign-in name of who stands in
/// @param first first day
/// @param last last day
public record AbsenceForm(String deputy, String first, String last, String reason) {

    /// An absent field is empty.
    public AbsenceForm(
            @Nullable String deputy, @Nullable String first, @Nullable String last, @Nullable String reason) {
        this.deputy = deputy == null ? "" : deputy.strip();
        this.first = first == null ? "" : first.strip();
        this.last = last == null ? "" : last.strip();
        this.reason = reason == null ? "" : reason.strip();
    }

    static AbsenceForm blank() {
        return new AbsenceForm("", "", "", "");
    }

    Optional<LocalText> objection(ZoneId zone, Instant now) {
        var begins = day(first);
        var ends = day(last);
        if (begins.isEmpty() || ends.isEmpty()) {
            return Optional.of(new LocalText("첫날과 마지막 날을 골라 주세요.", "Choose the first and the last day."));
        }
        if (ends.get().isBefore(begins.get())) {
            return Optional.of(new LocalText("마지막 날이 첫날보다 앞섭니다.", "The last day lies before the first."));
        }
        if (!until(zone).isAfter(now)) {
            return Optional.of(new LocalText("이미 지난 날입니다.", "These days are over."));
        }
        return Optional.empty();
    }

    /// The first moment of the first day.
    Instant since(ZoneId zone) {
        return LocalDate.parse(first).atStartOfDay(zone).toInstant();
    }

    /// The first moment after the last day.
    Instant until(ZoneId zone) {
        return LocalDate.parse(last).plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// Why an absence cannot be recorded, in both languages.
    static LocalText sentence(CityException failure) {
        return switch (failure.category()) {
            case CONFLICT ->
                new LocalText(
                        "그 기간에 이미 적어 둔 부재가 있습니다. 먼저 그것을 끝내세요.",
                        "Another absence lies in that time. End that one first.");
            case INVALID ->
                new LocalText(
                        "부재는 1년까지이고, 대신할 사람은 계정을 쓰는 직원이어야 합니다.",
                        "An absence lasts a year at most, and a deputy is somebody on the staff who may sign in.");
            default -> new LocalText("그것은 할 수 없습니다.", "This cannot be done.");
        };
    }
}
