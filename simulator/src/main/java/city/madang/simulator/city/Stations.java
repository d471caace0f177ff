package city.madang.simulator.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where help comes from: fire stations, police stations and emergency rooms. Constant.
public final class Stations {

    /// The 31 police stations of the Seoul police by district: Korean name, English name, code of the district
    /// (the list is that of the Seoul Metropolitan Police Agency; where they stand is made up).
    private static final String[][] POLICE = {
        {"종로", "Jongno", "11110"}, {"혜화", "Hyehwa", "11110"}, {"중부", "Jungbu", "11140"},
        {"남대문", "Namdaemun", "11140"}, {"용산", "Yongsan", "11170"}, {"성동", "Seongdong", "11200"},
        {"광진", "Gwangjin", "11215"}, {"동대문", "Dongdaemun", "11230"}, {"중랑", "Jungnang", "11260"},
        {"성북", "Seongbuk", "11290"}, {"종암", "Jongam", "11290"}, {"강북", "Gangbuk", "11305"},
        {"도봉", "Dobong", "11320"}, {"노원", "Nowon", "11350"}, {"은평", "Eunpyeong", "11380"},
        {"서부", "Seobu", "11380"}, {"서대문", "Seodaemun", "11410"}, {"마포", "Mapo", "11440"},
        {"양천", "Yangcheon", "11470"}, {"강서", "Gangseo", "11500"}, {"구로", "Guro", "11530"},
        {"금천", "Geumcheon", "11545"}, {"영등포", "Yeongdeungpo", "11560"}, {"동작", "Dongjak", "11590"},
        {"관악", "Gwanak", "11620"}, {"서초", "Seocho", "11650"}, {"방배", "Bangbae", "11650"},
        {"강남", "Gangnam", "11680"}, {"수서", "Suseo", "11680"}, {"송파", "Songpa", "11710"},
        {"강동", "Gangdong", "11740"}
    };

    private final Sites sites;
    private final List<Site> centres;
    private final List<Site> headquarters;
    private final List<Site> police;
    private final List<Site> emergencyRooms;

    Stations(Sites sites) {
        this.sites = sites;
        centres = sites.byPopulation("fire-station", new Name("119안전센터", "119 safety centre"), 119);
        emergencyRooms = sites.byPopulation("emergency-room", new Name("응급의료센터", "emergency centre"), 76);
        headquarters = Districts.all().stream().map(this::headquarters).toList();
        police = policeStations();
    }

    /// The 119 safety centres, from which engines leave.
    public List<Site> centres() {
        return centres;
    }

    /// The 25 fire stations, one in each district, which command the centres.
    public List<Site> headquarters() {
        return headquarters;
    }

    /// The 31 police stations.
    public List<Site> police() {
        return police;
    }

    private List<Site> policeStations() {
        var made = new ArrayList<Site>();
        for (var i = 0; i < POLICE.length; i++) {
            var district = Districts.get(POLICE[i][2]);
            var at = sites.point(district, "police-station", i);
            var name = new Name(POLICE[i][0] + "경찰서", POLICE[i][1] + " Police Station");
            made.add(new Site("police-station-%02d".formatted(i + 1), i + 1, name, district, at[0], at[1], 1));
        }
        return List.copyOf(made);
    }

    /// The 76 emergency rooms.
    public List<Site> emergencyRooms() {
        return emergencyRooms;
    }

    /// The nearest first, by straight line.
    static List<Site> nearest(List<Site> stations, double lon, double lat) {
        return stations.stream()
                .sorted(Comparator.comparingDouble((Site site) -> Geometry.squared(site.lon(), site.lat(), lon, lat)))
                .toList();
    }

    private Site headquarters(District district) {
        var at = sites.point(district, "fire-headquarters", 0);
        var number = Districts.all().indexOf(district) + 1;
        var ko = district.ko().substring(0, district.ko().length() - 1) + "소방서";
        var en = district.en().replace("-gu", "") + " Fire Station";
        var name = district.ko().length() == 2 ? new Name("중부소방서", "Jungbu Fire Station") : new Name(ko, en);
        return new Site("fire-headquarters-%02d".formatted(number), number, name, district, at[0], at[1], 2);
    }
}
