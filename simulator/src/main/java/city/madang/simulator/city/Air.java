package city.madang.simulator.city;

/// Air quality: means, hours and months as measured in 2018–2022 (source: air-quality, 43,800 hours), with
/// episodes of some days, rain that washes the air, and traffic that fills it.
public final class Air {

    /// What is measured: mean, by hour as a multiple, by month as a multiple, and how much episodes and rain
    /// move it.
    public enum Pollutant {
        PM25(
                21.09,
                1.25,
                0.65,
                hours(
                        0.98, 1.0, 0.96, 0.99, 0.96, 0.98, 0.95, 0.98, 0.96, 1.0, 0.99, 1.07, 1.03, 1.05, 1.02, 1.03,
                        0.98, 1.0, 0.97, 1.01, 1.02, 1.05, 1.0, 1.02),
                hours(1.39, 1.38, 1.44, 0.98, 0.94, 0.87, 0.79, 0.69, 0.48, 0.7, 1.14, 1.2)),
        PM10(
                35.69,
                1.2,
                0.7,
                hours(
                        0.96, 0.98, 0.94, 0.95, 0.92, 0.94, 0.91, 0.95, 0.94, 1.01, 1.03, 1.09, 1.06, 1.06, 1.04, 1.05,
                        1.03, 1.04, 1.01, 1.03, 1.02, 1.04, 0.99, 1.0),
                hours(1.3, 1.27, 1.45, 1.15, 1.17, 0.81, 0.66, 0.61, 0.51, 0.77, 1.18, 1.13)),
        O3(
                0.0257,
                -0.45,
                0.1,
                hours(
                        0.77, 0.76, 0.78, 0.79, 0.77, 0.74, 0.65, 0.55, 0.54, 0.64, 0.79, 0.97, 1.17, 1.37, 1.53, 1.61,
                        1.63, 1.56, 1.42, 1.22, 1.06, 0.96, 0.89, 0.82),
                hours(0.54, 0.78, 1.03, 1.35, 1.5, 1.47, 1.24, 1.11, 1.08, 0.81, 0.57, 0.52)),
        NO2(
                0.0262,
                0.75,
                0.2,
                hours(
                        1.12, 1.07, 0.98, 0.91, 0.88, 0.87, 0.95, 1.09, 1.18, 1.18, 1.12, 1.05, 0.96, 0.87, 0.82, 0.81,
                        0.82, 0.87, 0.94, 1.05, 1.12, 1.12, 1.11, 1.12),
                hours(1.31, 1.21, 1.2, 0.98, 0.9, 0.81, 0.72, 0.69, 0.73, 0.96, 1.28, 1.22)),
        CO(
                0.49,
                0.5,
                0.05,
                hours(
                        1.04, 1.04, 1.03, 1.01, 1.0, 0.99, 1.0, 1.04, 1.09, 1.13, 1.12, 1.07, 1.01, 0.95, 0.91, 0.88,
                        0.87, 0.88, 0.9, 0.96, 1.0, 1.02, 1.02, 1.04),
                hours(1.32, 1.21, 1.13, 0.92, 0.9, 0.85, 0.76, 0.74, 0.79, 0.94, 1.21, 1.24)),
        SO2(
                0.0034,
                0.3,
                0.1,
                hours(
                        0.97, 0.96, 0.95, 0.94, 0.94, 0.93, 0.92, 0.93, 0.96, 1.0, 1.05, 1.07, 1.07, 1.06, 1.05, 1.05,
                        1.05, 1.05, 1.04, 1.02, 1.01, 1.01, 0.99, 0.98),
                hours(1.21, 1.13, 1.08, 1.02, 1.03, 0.95, 0.9, 0.88, 0.84, 0.92, 1.03, 1.03));

        private final double mean;
        private final double episode;
        private final double wash;
        private final double[] byHour;
        private final double[] byMonth;

        Pollutant(double mean, double episode, double wash, double[] byHour, double[] byMonth) {
            this.mean = mean;
            this.episode = episode;
            this.wash = wash;
            this.byHour = byHour;
            this.byMonth = byMonth;
        }

        private static double[] hours(double... values) {
            return values;
        }
    }

    private final Noise noise;
    private final Weather weather;

    Air(Noise noise, Weather weather) {
        this.noise = noise;
        this.weather = weather;
    }

    /// What a station in a district measures: µg/m³ for dust, ppm for gases.
    ///
    /// @param key names the station, so that two stations of one district differ a little
    public double at(Pollutant pollutant, District district, String key, Moment moment) {
        var second = moment.epochSecond();
        var episode = noise.wave("air/episode", second, 3 * 86_400) + 0.5 * noise.wave("air/hours", second, 7 * 3600);
        var local =
                0.16 * noise.wave(key + pollutant, second, 4 * 3600) + 0.1 * noise.wave("air" + district.code(), 0, 1);
        var washed = 1 - pollutant.wash * Math.min(1, weather.rain(moment) / 3);
        var blown = Math.pow(weather.wind(moment) / 2.2, -0.25 * Math.signum(pollutant.episode));
        var hour = pollutant.byHour[moment.hourOfDay()];
        var month = pollutant.byMonth[moment.month() - 1];
        var centred = Math.exp(pollutant.episode * episode - 0.16 * pollutant.episode * pollutant.episode);
        return pollutant.mean * hour * month * centred * washed * blown * Math.exp(local);
    }

    public double at(Pollutant pollutant, District district, Moment moment) {
        return at(pollutant, district, district.code(), moment);
    }

    /// The comprehensive air-quality index of Korea for dust, by the break points of the Ministry of Environment
    /// (PM10 30/80/150/600, PM2.5 15/35/75/500, ozone 0.03/0.09/0.15/0.6 for 50/100/250/500); the worst one
    /// counts.
    public static double index(double pm10, double pm25, double ozone) {
        var dust = Math.max(sub(pm10, 30, 80, 150, 600), sub(pm25, 15, 35, 75, 500));
        return Math.max(dust, sub(ozone, 0.03, 0.09, 0.15, 0.6));
    }

    private static double sub(double value, double... limits) {
        var steps = new double[] {0, 50, 100, 250, 500};
        var from = 0.0;
        for (var i = 0; i < limits.length; i++) {
            if (value <= limits[i]) {
                return steps[i] + (steps[i + 1] - steps[i]) * (value - from) / (limits[i] - from);
            }
            from = limits[i];
        }
        return 500;
    }
}
