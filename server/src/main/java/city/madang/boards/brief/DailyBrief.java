package city.madang.boards.brief;

import city.madang.catalogue.City;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Level;
import city.madang.identity.Viewer;
import city.madang.live.BriefOffer;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Puts the brief of a day together from what the rooms offer.
@Service
public class DailyBrief {

    private static final Logger LOG = LoggerFactory.getLogger(DailyBrief.class);

    private final List<BriefOffer> offers;
    private final Jurisdictions jurisdictions;
    private final City city;
    private final Clock clock;

    DailyBrief(List<BriefOffer> offers, Jurisdictions jurisdictions, City city, Clock clock) {
        this.offers = offers.stream()
                .sorted(Comparator.comparingInt(BriefOffer::order))
                .toList();
        this.jurisdictions = jurisdictions;
        this.city = city;
        this.clock = clock;
    }

    /// The day it is in the city.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), city.zone());
    }

    /// The brief of a day. A room that fails is named in it and hides nobody else's part.
    ///
    /// @param district five-digit code; absent for the whole city
    /// @throws CityException if the day has not begun, or there is no such district
    public Brief of(LocalDate day, Viewer viewer, @Nullable String district) {
        var today = today();
        if (day.isAfter(today)) {
            throw CityException.invalid("There is no brief of %s yet; today is %s".formatted(day, today));
        }
        var place = district == null ? jurisdictions.city() : jurisdictions.get(district);
        if (district != null && place.level() != Level.DISTRICT) {
            throw CityException.notFound("There is no district '%s'".formatted(district));
        }
        var parts = new ArrayList<Brief.Part>();
        var failed = new ArrayList<LocalText>();
        for (var offer : offers) {
            try {
                var lines = offer.lines(day, viewer, district == null ? null : place.code());
                if (!lines.isEmpty()) {
                    parts.add(new Brief.Part(offer.title(), lines));
                }
            } catch (RuntimeException e) {
                LOG.warn(
                        "brief day={} part={} could not be made",
                        day,
                        offer.title().en(),
                        e);
                failed.add(offer.title());
            }
        }
        return new Brief(
                day,
                place.name(),
                district == null ? null : place.code(),
                clock.instant(),
                day.isBefore(today),
                parts,
                failed);
    }
}
