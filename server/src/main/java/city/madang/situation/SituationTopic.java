package city.madang.situation;

import city.madang.identity.Viewer;
import city.madang.live.JsonBytes;
import city.madang.live.Moment;
import city.madang.live.Readership;
import city.madang.live.Topic;
import city.madang.situation.SituationBook.Entry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One situation with everything around it; see docs/api/live.md. Small enough to be sent whole whenever it changes.
final class SituationTopic implements Topic {

    private static final int STEPS = 60;
    private static final Duration PACE = Duration.ofMillis(500);
    /// What stands around changes slowly: beds, weather, people.
    private static final long AROUND_NANOS = 5_000_000_000L;

    private final String name;
    private final long id;
    private final SituationBook book;
    private final Situations situations;
    private final Surroundings surroundings;
    private final SituationWriter writer;
    private final SituationRules rules;

    SituationTopic(
            String name,
            long id,
            SituationBook book,
            Situations situations,
            Surroundings surroundings,
            SituationWriter writer,
            SituationRules rules) {
        this.name = name;
        this.id = id;
        this.book = book;
        this.situations = situations;
        this.surroundings = surroundings;
        this.writer = writer;
        this.rules = rules;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public void writeSnapshot(Readership readers, Moment moment, JsonBytes out) {
        write(readers, moment, out);
    }

    @Override
    public Follower follow(Readership readers) {
        return new Watching(readers);
    }

    private void write(Readership readers, Moment moment, JsonBytes out) {
        var entry = book.find(situations.find(id).map(Situation::id).orElse(id))
                .filter(one -> writer.visible(one, readers))
                .orElse(null);
        if (entry == null) {
            out.name("situation").nothing();
            return;
        }
        out.name("situation").json(writer.row(entry, readers, moment).toByteArray());
        var sight = writer.sight(readers);
        var district = entry.situation().district();
        if (sight.decide(SituationTopics.DATASET, "units", district).shows()) {
            writeUnits(entry, out);
        }
        if (sight.decide(SituationTopics.DATASET, "log", district).shows()) {
            writeSteps(entry, moment, out);
        }
        var place = writer.position(entry.situation(), sight);
        if (place != null) {
            writeAround(
                    surroundings.around(
                            place,
                            rules.kind(entry.situation().kind()).affected(),
                            new Viewer(readers.group(), readers.jurisdiction(), null)),
                    out);
        }
    }

    private void writeUnits(Entry entry, JsonBytes out) {
        var first = SituationWriter.first(entry.units());
        out.name("units").beginArray();
        for (var unit : entry.units()) {
            writer.unit(out, unit, first == null || unit.equals(first));
        }
        out.endArray();
    }

    private void writeSteps(Entry entry, Moment moment, JsonBytes out) {
        var steps = situations.steps(entry.situation().id()).stream()
                .filter(step -> !step.at().isAfter(moment.at()))
                .toList();
        out.name("steps").beginArray();
        for (var step :
                steps.subList(Math.max(0, steps.size() - STEPS), steps.size()).reversed()) {
            out.beginObject().name("id").number(step.id());
            out.name("at").number(step.at().getEpochSecond());
            out.name("what").string(step.what());
            SituationWriter.text(out.name("whatName"), Step.What.title(step.what()));
            SituationWriter.text(out.name("who"), step.who());
            SituationWriter.text(out.name("text"), step.text());
            out.endObject();
        }
        out.endArray();
    }

    /// Writes what stands around a place.
    static void writeAround(Surroundings.Found found, JsonBytes out) {
        out.name("help").beginArray();
        found.help().forEach((group, list) -> {
            out.beginObject().name("id").string(group);
            SituationWriter.text(out.name("name"), list.name());
            out.name("list").beginArray();
            list.list().forEach(help -> writeHelp(help, out));
            out.endArray().endObject();
        });
        out.endArray();
        out.name("weather").beginArray();
        for (var one : found.weather()) {
            out.beginObject().name("property").string(one.property());
            SituationWriter.text(out.name("name"), one.name());
            SituationWriter.text(out.name("unit"), one.unit());
            out.name("value").number(one.value(), 1);
            SituationWriter.text(out.name("station"), one.station().name());
            out.name("metres").number(Math.round(one.metres())).endObject();
        }
        out.endArray();
        writePeople(found.people(), out);
        out.name("affected").beginArray();
        for (var one : found.affected()) {
            out.beginObject().name("id").string(one.id());
            SituationWriter.text(out.name("name"), one.name());
            out.name("count").number(one.count());
            out.name("nearest").beginArray();
            one.nearest().forEach(near -> {
                out.beginObject();
                SituationWriter.text(out.name("name"), near.spot().name());
                out.name("metres").number(Math.round(near.metres())).endObject();
            });
            out.endArray().endObject();
        }
        out.endArray();
    }

    private static void writeHelp(Surroundings.Help help, JsonBytes out) {
        out.beginObject().name("kind").string(help.spot().kind());
        out.name("key").string(help.spot().key());
        SituationWriter.text(out.name("name"), help.spot().name());
        out.name("lon").number(help.spot().position().lon(), 6);
        out.name("lat").number(help.spot().position().lat(), 6);
        out.name("metres").number(Math.round(help.metres()));
        out.name("seconds").number(help.seconds(), 0);
        out.name("amount").number(help.amount(), 0);
        if (help.picture() != null) {
            out.name("picture").string(help.picture());
        }
        out.endObject();
    }

    private static void writePeople(Surroundings.@Nullable People people, JsonBytes out) {
        out.name("people");
        if (people == null) {
            out.nothing();
            return;
        }
        out.beginObject().name("count").number(people.count());
        out.name("counted").bool(people.counted());
        out.name("within").number(Math.round(people.within())).endObject();
    }

    private final class Watching implements Follower {

        private final Readership readers;
        private long revision = Long.MIN_VALUE;
        private long looked;
        private long sent;

        private Watching(Readership readers) {
            this.readers = readers;
        }

        @Override
        public boolean writeChanges(Moment now, JsonBytes out) {
            long at = book.revision();
            long nanos = System.nanoTime();
            if (at == revision && nanos - looked < AROUND_NANOS) {
                return false;
            }
            revision = at;
            looked = nanos;
            var body = new JsonBytes(8192).beginObject();
            write(readers, now, body);
            long fingerprint = body.endObject().fingerprint(0);
            if (fingerprint == sent) {
                return false;
            }
            sent = fingerprint;
            write(readers, now, out);
            return true;
        }
    }
}
