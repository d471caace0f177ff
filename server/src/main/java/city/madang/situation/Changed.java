package city.madang.situation;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A situation with some of it changed.
final class Changed {

    private Situation now;

    Changed(Situation before) {
        now = before;
    }

    Situation done() {
        return now;
    }

    Changed told(
            String kind,
            LocalText title,
            LocalText text,
            @Nullable Position position,
            @Nullable String district,
            @Nullable String address,
            Instant began,
            Instant updated,
            @Nullable Instant arrival) {
        now = new Situation(
                now.id(),
                now.drill(),
                kind,
                now.severity(),
                now.severitySet(),
                now.status(),
                now.statusSet(),
                title,
                text,
                position,
                district,
                address,
                began,
                updated,
                now.closed(),
                now.closeReason(),
                now.mergedInto(),
                now.person(),
                arrival,
                now.version());
        return this;
    }

    Changed severity(Severity severity, boolean set) {
        return with(severity, set, now.status(), now.statusSet(), now.closed(), now.closeReason());
    }

    Changed status(Status status, @Nullable Instant closed, @Nullable String reason, boolean set) {
        return with(now.severity(), now.severitySet(), status, set, closed, reason);
    }

    Changed mergedInto(long whole, Instant at) {
        return rest(whole, now.person(), at);
    }

    Changed person(@Nullable Long person) {
        return rest(now.mergedInto(), person, now.updated());
    }

    Changed updated(Instant at) {
        return rest(now.mergedInto(), now.person(), at);
    }

    private Changed with(
            Severity severity,
            boolean severitySet,
            Status status,
            boolean statusSet,
            @Nullable Instant closed,
            @Nullable String reason) {
        now = new Situation(
                now.id(),
                now.drill(),
                now.kind(),
                severity,
                severitySet,
                status,
                statusSet,
                now.title(),
                now.text(),
                now.position(),
                now.district(),
                now.address(),
                now.began(),
                now.updated(),
                closed,
                reason,
                now.mergedInto(),
                now.person(),
                now.reportedArrival(),
                now.version());
        return this;
    }

    private Changed rest(@Nullable Long mergedInto, @Nullable Long person, Instant updated) {
        now = new Situation(
                now.id(),
                now.drill(),
                now.kind(),
                now.severity(),
                now.severitySet(),
                now.status(),
                now.statusSet(),
                now.title(),
                now.text(),
                now.position(),
                now.district(),
                now.address(),
                now.began(),
                updated,
                now.closed(),
                now.closeReason(),
                mergedInto,
                person,
                now.reportedArrival(),
                now.version());
        return this;
    }
}
