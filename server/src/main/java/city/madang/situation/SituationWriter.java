package city.madang.situation;

import city.madang.catalogue.Source;
import city.madang.catalogue.Sources;
import city.madang.governance.Policy;
import city.madang.identity.Jurisdiction;
import city.madang.identity.Jurisdictions;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.live.JsonBytes;
import city.madang.live.Moment;
import city.madang.live.Readership;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import city.madang.situation.SituationBook.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes situations as a readership may see them. The row has the shape of an occurrence of docs/api/live.md, with
/// what only situations have besides.
@Component
final class SituationWriter {

    private final Policy policy;
    private final Sources sources;
    private final Jurisdictions jurisdictions;
    private final SituationRules rules;
    private final People people;
    private final Map<Long, LocalText> names = new ConcurrentHashMap<>();

    SituationWriter(Policy policy, Sources sources, Jurisdictions jurisdictions, SituationRules rules, People people) {
        this.policy = policy;
        this.sources = sources;
        this.jurisdictions = jurisdictions;
        this.rules = rules;
        this.people = people;
    }

    /// Whether `readers` may know of it at all: a drill is for staff, and so is what only systems for staff told.
    boolean visible(Entry entry, Readership readers) {
        boolean staff = readers.group().reaches(Audience.Group.OFFICIAL);
        if (entry.situation().drill()) {
            return staff;
        }
        return entry.sources().stream()
                .anyMatch(number -> readers.group()
                        .reaches(sources.find(number)
                                .map(source -> source.audience())
                                .orElse(Audience.Group.OFFICIAL)));
    }

    Policy.View sight(Readership readers) {
        return policy.of(readers.group(), readers.jurisdiction());
    }

    JsonBytes row(Entry entry, Readership readers, Moment moment) {
        var one = entry.situation();
        var sight = sight(readers);
        boolean staff = readers.group().reaches(Audience.Group.OFFICIAL);
        boolean over = one.closed() != null && !one.closed().isAfter(moment.at());
        var out = new JsonBytes(640).beginObject();
        out.name("id").number(one.id()).name("key").string("situation:" + one.id());
        out.name("kind").string("incident");
        boolean told = staff || firstIsFor(entry, readers);
        text(out.name("title"), told ? shown(sight, "title", one, one.title()) : plainTitle(one));
        text(out.name("text"), told ? shown(sight, "text", one, one.text()) : null);
        out.name("category").string(one.kind());
        text(out.name("kindName"), rules.kind(one.kind()).name());
        out.name("severity").string(one.severity().text());
        out.name("status").string(status(one, over, moment).key());
        out.name("time").number(one.began().getEpochSecond());
        moment(out.name("until"), over ? one.closed() : null);
        out.name("updated").number(one.updated().getEpochSecond());
        place(out, one, sight);
        out.name("source")
                .string(
                        entry.sources().isEmpty()
                                ? null
                                : sources.find(entry.sources().getFirst())
                                        .map(source -> source.id())
                                        .orElse(null));
        out.name("link").string(staff ? "/office/incidents/" + one.id() : null);
        out.name("drill").bool(one.drill());
        out.name("reports").number(entry.sources().size());
        clocks(out, entry, moment, over);
        if (sight.decide(SituationTopics.DATASET, "units", one.district()).shows()) {
            out.name("units").number(entry.units().size());
        }
        if (staff) {
            text(out.name("inCharge"), nameOf(one.person()));
        }
        out.name("properties").beginObject().endObject();
        return out.endObject();
    }

    /// Whether the system whose words stand in the title told them to these readers too.
    private boolean firstIsFor(Entry entry, Readership readers) {
        return !entry.sources().isEmpty()
                && sources.find(entry.sources().getFirst())
                        .filter(source -> readers.group().reaches(source.audience()))
                        .isPresent();
    }

    /// What happened, in no system's own words.
    private LocalText plainTitle(Situation one) {
        var kind = rules.kind(one.kind()).name();
        var district = one.district() == null
                ? null
                : jurisdictions.find(one.district()).orElse(null);
        return district == null
                ? kind
                : new LocalText(
                        "%s %s".formatted(district.name().ko(), kind.ko()),
                        "%s in %s".formatted(kind.en(), district.name().en()));
    }

    private static Status status(Situation one, boolean over, Moment moment) {
        if (over) {
            return Status.CLOSED;
        }
        return moment.past() && one.status() == Status.CLOSED ? Status.IN_PROGRESS : one.status();
    }

    /// The clocks as of a change; a screen lets the running one run by itself.
    private void clocks(JsonBytes out, Entry entry, Moment moment, boolean over) {
        var one = entry.situation();
        var golden = rules.golden(
                one.kind(),
                entry.units(),
                entry.sources().stream()
                        .flatMap(number -> sources.find(number).stream())
                        .map(Source::id)
                        .toList());
        var clocks = Clocks.of(
                one.began(), entry.units(), one.reportedArrival(), over ? one.closed() : null, golden, one.began());
        out.name("golden").beginObject();
        seconds(out.name("seconds"), golden);
        seconds(out.name("dispatched"), clocks.dispatched());
        seconds(out.name("arrived"), clocks.arrived());
        seconds(out.name("cleared"), clocks.cleared());
        out.endObject();
    }

    private void place(JsonBytes out, Situation one, Policy.View sight) {
        var shown = position(one, sight);
        out.name("lon").number(shown == null ? Double.NaN : shown.lon());
        out.name("lat").number(shown == null ? Double.NaN : shown.lat());
        out.name("district").string(one.district());
    }

    /// Where it is, as exactly as these may know it.
    @Nullable
    Position position(Situation one, Policy.View sight) {
        var position = one.position();
        return position == null
                ? null
                : sight.decide(SituationTopics.DATASET, "position", one.district())
                        .ofPosition(position, any -> middleOf(one.district()));
    }

    private @Nullable Position middleOf(@Nullable String district) {
        return district == null
                ? null
                : jurisdictions.find(district).map(Jurisdiction::centre).orElse(null);
    }

    private static @Nullable LocalText shown(Policy.View sight, String field, Situation one, LocalText text) {
        return sight.decide(SituationTopics.DATASET, field, one.district()).ofValue(text);
    }

    @Nullable
    LocalText nameOf(@Nullable Long person) {
        if (person == null) {
            return null;
        }
        var known = names.get(person);
        if (known == null) {
            known = people.find(person).map(Person::name).orElse(null);
            if (known != null) {
                names.put(person, known);
            }
        }
        return known;
    }

    void unit(JsonBytes out, Unit unit, boolean first) {
        out.beginObject().name("key").string(unit.key());
        out.name("kind").string(unit.kind());
        text(out.name("kindName"), rules.unitKind(unit.kind()).name());
        text(out.name("name"), unit.name());
        out.name("station").string(unit.station());
        out.name("stage").string(unit.stage().key());
        text(out.name("stageName"), unit.stage().title());
        moment(out.name("dispatched"), unit.dispatched());
        moment(out.name("enRoute"), unit.enRoute());
        moment(out.name("arrived"), unit.arrived());
        moment(out.name("cleared"), unit.cleared());
        seconds(out.name("turnout"), unit.turnout());
        seconds(out.name("turnoutStandard"), rules.turnoutStandard(unit.kind()));
        seconds(out.name("travel"), unit.travel());
        seconds(out.name("travelStandard"), rules.travelStandard(first));
        var at = unit.position();
        out.name("lon").number(at == null ? Double.NaN : at.lon());
        out.name("lat").number(at == null ? Double.NaN : at.lat());
        out.endObject();
    }

    /// The unit that was there first; absent while none is.
    static @Nullable Unit first(List<Unit> units) {
        Unit first = null;
        Instant earliest = null;
        for (var unit : units) {
            var arrived = unit.arrived();
            if (arrived != null && (earliest == null || arrived.isBefore(earliest))) {
                first = unit;
                earliest = arrived;
            }
        }
        return first;
    }

    static void text(JsonBytes out, @Nullable LocalText text) {
        if (text == null) {
            out.nothing();
        } else {
            out.beginObject().name("ko").string(text.ko());
            out.name("en").string(text.en()).endObject();
        }
    }

    static void moment(JsonBytes out, @Nullable Instant moment) {
        if (moment == null) {
            out.nothing();
        } else {
            out.number(moment.getEpochSecond());
        }
    }

    static void seconds(JsonBytes out, @Nullable Duration duration) {
        if (duration == null) {
            out.nothing();
        } else {
            out.number(duration.toSeconds());
        }
    }
}
