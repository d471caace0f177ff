package city.madang.identity.web;

import city.madang.identity.AuditQuestion;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.util.UriComponentsBuilder;

/// What was asked for, as the form sends it. Blank means all.
///
/// @param text something the subject, the detail or the address contains
/// @param from first day
/// @param until last day
public record AuditFilter(
        @Nullable String person,
        @Nullable String action,
        @Nullable String text,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate from,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate until) {

    public AuditFilter {
        person = person == null || person.isBlank() ? null : person.strip();
        action = action == null || action.isBlank() ? null : action.strip();
        text = text == null || text.isBlank() ? null : text.strip();
    }

    AuditQuestion toQuestion(ZoneId zone) {
        return new AuditQuestion(
                person,
                action,
                text,
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                until == null ? null : until.plusDays(1).atStartOfDay(zone).toInstant());
    }

    Map<String, String> toDetail() {
        var detail = new TreeMap<String, String>();
        if (person != null) {
            detail.put("person", person);
        }
        if (action != null) {
            detail.put("action", action);
        }
        if (text != null) {
            detail.put("text", text);
        }
        if (from != null) {
            detail.put("from", from.toString());
        }
        if (until != null) {
            detail.put("until", until.toString());
        }
        return detail;
    }

    String address(String path, @Nullable Long before) {
        var address = UriComponentsBuilder.fromPath(path);
        toDetail().forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        if (before != null) {
            address.queryParam("before", before);
        }
        return address.encode().buildAndExpand(toDetail()).toUriString();
    }
}
