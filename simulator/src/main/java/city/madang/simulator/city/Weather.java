package city.madang.simulator.city;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The weather: seasons as measured in 2016–2025 (source: weather), days that differ, showers that come and go.
public final class Weather {

    /// Mean daily maximum and minimum by month, °C.
    private static final double[] MAXIMUM = {1.9, 4.7, 11.6, 17.7, 22.6, 27.0, 29.2, 29.4, 25.2, 18.5, 11.2, 3.0};

    private static final double[] MINIMUM = {-6.6, -5.0, 0.3, 6.3, 11.8, 17.6, 22.3, 22.7, 17.4, 9.4, 1.7, -5.3};
    /// Standard deviation of the daily mean by month, °C.
    private static final double[] SPREAD = {4.0, 3.7, 3.4, 3.1, 2.7, 2.0, 2.3, 2.5, 2.5, 3.6, 4.7, 4.3};
    /// Mean relative humidity by month, %.
    private static final double[] HUMIDITY = {59, 61, 66, 65, 69, 73, 82, 82, 79, 75, 70, 63};
    /// Share of days with 1 mm or more, and millimetres on such a day.
    private static final double[] WET = {0.1, 0.16, 0.2, 0.22, 0.27, 0.34, 0.56, 0.52, 0.31, 0.23, 0.2, 0.15};

    private static final double[] AMOUNT = {5.2, 5.3, 6.7, 9.4, 13.1, 12.0, 18.0, 16.9, 16.8, 11.6, 8.1, 5.5};

    private static final long QUARTER_DAY = 6 * 3600;

    private final Noise noise;
    private @Nullable Stories stories;

    Weather(Noise noise) {
        this.noise = noise;
    }

    /// Air temperature of the city, °C: lowest about six, highest about three in the afternoon.
    public double temperature(Moment moment) {
        var spread = SPREAD[moment.month() - 1] * 1.7 * noise.wave("weather/days", moment.epochSecond(), 4 * 86_400);
        var mean = (season(MAXIMUM, moment) + season(MINIMUM, moment)) / 2;
        var swing = (season(MAXIMUM, moment) - season(MINIMUM, moment)) / 2;
        var daily = Math.cos((moment.hour() - 15) / 24 * 2 * Math.PI);
        return mean + spread + swing * daily * (rain(moment) > 0 ? 0.5 : 1) - Math.min(2, rain(moment) * 0.3);
    }

    /// Temperature in one district: built-up low ground is warmer than the hills.
    public double temperature(District district, Moment moment) {
        return temperature(moment)
                + 0.8 * noise.wave("weather/" + district.code(), moment.epochSecond(), 5 * 3600)
                + (district.population() / district.area() - 16_000) / 16_000;
    }

    private record Fallen(long second, double rain) {}

    /// The last answer: many things ask about the same moment.
    private volatile Fallen latest = new Fallen(Long.MIN_VALUE, 0);

    /// Rain or melted snow, mm/h, over the city.
    public double rain(Moment moment) {
        var known = latest;
        if (known.second() != moment.epochSecond()) {
            known = new Fallen(moment.epochSecond(), rainAt(moment.epochSecond(), moment.month() - 1));
            latest = known;
        }
        return known.rain();
    }

    /// Lets stories rain.
    void follow(Stories stories) {
        this.stories = stories;
    }

    /// Rain in one district, mm/h, with what stories add.
    public double rain(District district, Moment moment) {
        return fallen(district, moment) + (stories == null ? 0 : stories.rain(district, moment));
    }

    /// Rain in one district: the shower passes from west to east and is not equally strong everywhere.
    double fallen(District district, Moment moment) {
        var delay = (long) ((district.lon() - 126.98) * 9000);
        var strength = 1 + 0.45 * noise.wave("rain/" + district.code(), moment.epochSecond(), 2 * 3600);
        return rainAt(moment.epochSecond() - delay, moment.month() - 1) * strength;
    }

    private double rainAt(long second, int month) {
        var now = Math.floorDiv(second, QUARTER_DAY);
        var sum = 0.0;
        for (var slot = now - 2; slot <= now; slot++) {
            sum += shower(slot, second, month);
        }
        return sum < 0.05 ? 0 : sum;
    }

    /// One of the four showers a day may bring; its amount is exponential, its course a bump.
    private double shower(long slot, long second, int month) {
        var chance = 1 - Math.pow(1 - WET[month], 0.25);
        if (noise.uniform("shower", slot) >= chance) {
            return 0;
        }
        var total = -Math.log(1 - noise.uniform("shower/amount", slot)) * AMOUNT[month] * WET[month] / (4 * chance);
        var hours = 2 + 6 * noise.uniform("shower/length", slot);
        var start = (slot + noise.uniform("shower/start", slot)) * QUARTER_DAY;
        var part = (second - start) / (hours * 3600);
        if (part <= 0 || part >= 1) {
            return 0;
        }
        var bump = Math.sin(Math.PI * part);
        return total * 2 / hours * bump * bump * (1 + 0.3 * noise.wave("shower/gust", second, 900));
    }

    /// Rain of the last eighteen hours, the nearest counting most: what lifts the rivers. 0 to 9.
    public double wet(Moment moment) {
        var sum = 0.0;
        for (var hours = 0; hours < 18; hours += 2) {
            sum += rain(moment.minus(Duration.ofHours(hours))) * Math.exp(-hours / 7.0);
        }
        return Math.min(9, sum / 4);
    }

    /// Relative humidity, %.
    public double humidity(Moment moment) {
        var daily = -13 * Math.cos((moment.hour() - 15) / 24 * 2 * Math.PI);
        var days = 16 * noise.wave("humidity", moment.epochSecond(), 30 * 3600);
        var wet = Math.min(25, rain(moment) * 12);
        return Math.clamp(season(HUMIDITY, moment) + daily + days + wet, 12, 99);
    }

    /// Wind, m/s, strongest in the afternoon.
    public double wind(Moment moment) {
        var daily = 1 + 0.35 * Math.cos((moment.hour() - 15) / 24 * 2 * Math.PI);
        var days = Math.exp(0.7 * noise.wave("wind", moment.epochSecond(), 9 * 3600));
        return 2.2 * daily * days * (1 + 0.2 * noise.wave("gust", moment.epochSecond(), 300));
    }

    /// Where the wind comes from, degrees: west in winter, turning over days.
    public double windDirection(Moment moment) {
        return Math.floorMod(Math.round(270 + 150 * noise.wave("turn", moment.epochSecond(), 20 * 3600)), 360);
    }

    /// Wind in one district: streets and hills slow it or lead it.
    public double wind(District district, Moment moment) {
        return wind(moment) * (1 + 0.3 * noise.wave("wind" + district.code(), moment.epochSecond(), 1200));
    }

    /// Where the wind comes from in one district, degrees.
    public double windDirection(District district, Moment moment) {
        var local = 25 * noise.wave("turn" + district.code(), moment.epochSecond(), 2400);
        return Math.floorMod(Math.round(windDirection(moment) + local), 360);
    }

    /// Pressure at sea level, hPa.
    public double pressure(Moment moment) {
        var season = 8 * Math.cos((moment.date().getDayOfYear() - 15) / 365.0 * 2 * Math.PI);
        return 1015 + season + 7 * noise.wave("pressure", moment.epochSecond(), 40 * 3600) - Math.min(5, rain(moment));
    }

    /// Cloud, 0 (clear) to 1 (covered).
    public double cloud(Moment moment) {
        return Math.clamp(0.45 + 0.8 * noise.wave("cloud", moment.epochSecond(), 8 * 3600) + rain(moment), 0, 1);
    }

    /// Whether what falls is snow.
    public boolean snows(Moment moment) {
        return rain(moment) > 0 && temperature(moment) < 0.8;
    }

    /// How much of what people do outdoors is left in this weather, 0.25 to 1.
    public double outdoors(Moment moment) {
        var cold = temperature(moment) < 0 ? 0.75 : 1;
        return Math.max(0.25, cold / (1 + 0.35 * rain(moment)));
    }

    /// A monthly figure, smooth between the middles of the months.
    private static double season(double[] months, Moment moment) {
        var position = moment.date().getDayOfYear() / 365.25 * 12 - 0.5;
        var slot = (int) Math.floor(position);
        var part = position - slot;
        return months[Math.floorMod(slot, 12)] * (1 - part) + months[Math.floorMod(slot + 1, 12)] * part;
    }
}
