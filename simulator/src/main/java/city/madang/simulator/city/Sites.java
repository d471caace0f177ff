package city.madang.simulator.city;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// Scatters sites over the districts: inside the circle of a district's area, nearer to its centre than to
/// any other district's, and not in the river.
public final class Sites {

    private final Noise noise;

    Sites(Noise noise) {
        this.noise = noise;
    }

    /// Makes `count` sites for each district.
    public List<Site> scatter(String kind, Name suffix, ToIntFunction<District> count) {
        var sites = new ArrayList<Site>();
        for (var district : Districts.all()) {
            for (var i = 0; i < count.applyAsInt(district); i++) {
                sites.add(site(kind, suffix, district, sites.size() + 1, i));
            }
        }
        return List.copyOf(sites);
    }

    /// Makes `total` sites, shared out by population.
    public List<Site> byPopulation(String kind, Name suffix, int total) {
        return scatter(kind, suffix, district -> (int) Math.max(1, Math.round(total * district.share())));
    }

    /// A point inside a district, always the same for the same key.
    public double[] point(District district, String key, long slot) {
        var radius = 0.9 * Math.sqrt(district.area() / Math.PI) * 1000;
        for (var attempt = 0; attempt < 60; attempt++) {
            var turn = 2 * Math.PI * noise.uniform(key + "/turn", slot * 64 + attempt);
            var distance = radius * Math.sqrt(noise.uniform(key + "/far", slot * 64 + attempt));
            var lon = district.lon() + distance * Math.cos(turn) / Geometry.METRES_LON;
            var lat = district.lat() + distance * Math.sin(turn) / Geometry.METRES_LAT;
            if (Districts.nearest(lon, lat).equals(district) && !Geometry.inRiver(lon, lat)) {
                return new double[] {round(lon), round(lat)};
            }
        }
        return new double[] {district.lon(), district.lat()};
    }

    private Site site(String kind, Name suffix, District district, int number, int index) {
        var at = point(district, kind + district.code(), index);
        var place = district.place(noise.pick(kind + "/place", number, 97));
        var name = new Name(
                "%s %s %d".formatted(place.ko(), suffix.ko(), index + 1),
                "%s %s %d".formatted(place.en(), suffix.en(), index + 1));
        var size = Math.exp(0.4 * noise.normal(kind + "/size", number));
        return new Site("%s-%04d".formatted(kind, number), number, name, district, at[0], at[1], size);
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
