package city.madang.indicators;

import city.madang.live.JsonBytes;
import city.madang.live.RowsTopic.Row;
import city.madang.platform.LocalText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes a figure as docs/api/live.md describes it.
final class FigureWriter {

    /// A figure whose value stays is sent again this often when new readings confirm it, so that screens know its age.
    private static final long CONFIRM_SECONDS = 10;
    /// One more than is shown, so that a screen can tell a tendency.
    private static final int EXTRA_DECIMALS = 1;

    static Row row(Figure figure) {
        var out = new JsonBytes(1024).beginObject();
        int decimals = Math.min(6, figure.decimals() + EXTRA_DECIMALS);
        out.name("id").string(figure.id());
        text(out.name("name"), figure.name());
        text(out.name("unit"), figure.unit());
        out.name("decimals").number(figure.decimals());
        number(out.name("value"), figure.value(), decimals);
        out.name("trend").beginArray();
        figure.trend().forEach(point -> number(out, point, decimals));
        out.endArray();
        number(out.name("yesterday"), figure.yesterday(), decimals);
        number(out.name("lastWeek"), figure.lastWeek(), decimals);
        number(out.name("target"), figure.target(), 6);
        out.name("better").string(word(figure.better()));
        out.name("state").string(word(figure.state()));
        out.name("late").bool(figure.late());
        party(out.name("source"), figure.source());
        party(out.name("office"), figure.office());
        out.name("topic").string(figure.topic()).name("property").string(figure.property());
        long seconds = figure.time() == null ? 0 : figure.time().getEpochSecond();
        long fingerprint = 31 * out.fingerprint(0) + seconds / CONFIRM_SECONDS;
        var age = figure.age();
        out.name("time");
        whole(out, figure.time() == null ? null : seconds);
        out.name("age");
        whole(out, age == null ? null : age.toSeconds());
        return new Row(figure.id(), out.endObject().toByteArray(), fingerprint);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void whole(JsonBytes out, @Nullable Long value) {
        if (value == null) {
            out.nothing();
        } else {
            out.number(value.longValue());
        }
    }

    private static void number(JsonBytes out, @Nullable Double value, int decimals) {
        out.number(value == null ? Double.NaN : value, decimals);
    }

    private static void text(JsonBytes out, LocalText text) {
        out.beginObject().name("ko").string(text.ko());
        out.name("en").string(text.en()).endObject();
    }

    private static void party(JsonBytes out, Figure.@Nullable Party party) {
        if (party == null) {
            out.nothing();
            return;
        }
        out.beginObject().name("id").string(party.id());
        text(out.name("name"), party.name());
        out.endObject();
    }

    private FigureWriter() {}
}
