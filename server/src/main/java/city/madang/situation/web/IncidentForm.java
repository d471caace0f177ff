package city.madang.situation.web;

import city.madang.catalogue.CityProfile;
import city.madang.identity.Jurisdictions;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import city.madang.situation.NewSituation;
import city.madang.situation.Severity;
import city.madang.situation.SituationRules;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What was typed into the form for a new incident, as it was typed: a page that finds fault with it shows all of it
/// again.
public record IncidentForm(
        @Nullable String kind,
        @Nullable String severity,
        @Nullable String title,
        @Nullable String text,
        @Nullable String district,
        @Nullable String address,
        @Nullable String lon,
        @Nullable String lat,
        @Nullable String began,
        @Nullable String related,
        @Nullable String drill) {

    static final IncidentForm EMPTY =
            new IncidentForm(null, null, null, null, null, null, null, null, null, null, null);

    /// The form begun for a place or a drill.
    static IncidentForm at(@Nullable String lon, @Nullable String lat, @Nullable String drill) {
        return new IncidentForm(null, null, null, null, null, null, lon, lat, null, null, drill);
    }

    public boolean isDrill() {
        return "yes".equals(drill);
    }

    /// What a field holds; never null.
    public static String shown(@Nullable String value) {
        return value == null ? "" : value;
    }

    /// What is wrong with it, a sentence for each field; empty if it can be taken.
    List<LocalText> objections(SituationRules rules, Jurisdictions jurisdictions, CityProfile city, ZoneId zone) {
        var wrong = new ArrayList<LocalText>();
        if (rules.kinds().stream().noneMatch(one -> one.id().equals(kind))) {
            wrong.add(new LocalText("종류를 고르세요.", "Choose what kind it is."));
        }
        if (shown(title).isBlank()) {
            wrong.add(new LocalText("무슨 일인지 한 줄로 적으세요.", "Say in one line what happened."));
        } else if (shown(title).length() > 200) {
            wrong.add(new LocalText("제목은 200자까지입니다.", "The title has 200 characters at most."));
        }
        if (shown(text).length() > 4_000) {
            wrong.add(new LocalText("설명은 4,000자까지입니다.", "The description has 4,000 characters at most."));
        }
        boolean placed = !shown(lon).isBlank() || !shown(lat).isBlank();
        if (placed) {
            var position = position();
            if (position == null) {
                wrong.add(new LocalText(
                        "좌표는 126.978처럼 도(度)로 적습니다. 모르면 비워 두세요.",
                        "Write the place in degrees, such as 126.978 and 37.566, or leave it empty."));
            } else if (!inside(position, city)) {
                wrong.add(new LocalText(
                        "그 좌표는 도시 밖입니다. 경도와 위도가 바뀌지 않았는지 보세요.",
                        "That place is outside the city. Are longitude and latitude exchanged?"));
            }
        } else if (shown(district).isBlank()) {
            wrong.add(new LocalText("자치구나 좌표 가운데 하나는 적으세요.", "Give the district or the place."));
        }
        if (!shown(district).isBlank()
                && jurisdictions.findDistrict(shown(district)).isEmpty()) {
            wrong.add(new LocalText("그런 자치구가 없습니다.", "There is no such district."));
        }
        if (!shown(began).isBlank() && began(zone) == null) {
            wrong.add(new LocalText("시각은 2026-11-21T09:30처럼 적습니다.", "Write the time as 2026-11-21T09:30."));
        }
        return wrong;
    }

    /// What it asks for; to be called when there are no objections.
    NewSituation asked(Jurisdictions jurisdictions, ZoneId zone) {
        var code = shown(district).isBlank()
                ? null
                : jurisdictions
                        .findDistrict(shown(district))
                        .map(one -> one.code())
                        .orElse(null);
        return new NewSituation(
                shown(kind),
                Severity.parse(shown(severity)),
                LocalText.same(shown(title).strip()),
                LocalText.same(shown(text).strip()),
                position(),
                code,
                shown(address).isBlank() ? null : shown(address).strip(),
                began(zone),
                shown(related).isBlank() ? null : shown(related).strip(),
                isDrill());
    }

    private static boolean inside(Position position, CityProfile city) {
        var bounds = city.bounds();
        double slack = 0.1;
        return position.lon() >= bounds.west() - slack
                && position.lon() <= bounds.east() + slack
                && position.lat() >= bounds.south() - slack
                && position.lat() <= bounds.north() + slack;
    }

    private @Nullable Position position() {
        try {
            return shown(lon).isBlank() && shown(lat).isBlank()
                    ? null
                    : new Position(
                            Double.parseDouble(shown(lon).strip()),
                            Double.parseDouble(shown(lat).strip().toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable Instant began(ZoneId zone) {
        try {
            return shown(began).isBlank()
                    ? null
                    : LocalDateTime.parse(shown(began).strip()).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
