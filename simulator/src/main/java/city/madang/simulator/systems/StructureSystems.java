package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Name;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Tunnels, bridges and bus lanes.
final class StructureSystems {

    private static final Duration FIVE = Duration.ofMinutes(5);

    private static final List<Name> TUNNELS = List.of(
            new Name("남산1호터널", "Namsan 1 Tunnel"),
            new Name("남산2호터널", "Namsan 2 Tunnel"),
            new Name("남산3호터널", "Namsan 3 Tunnel"),
            new Name("홍지문터널", "Hongjimun Tunnel"),
            new Name("정릉터널", "Jeongneung Tunnel"),
            new Name("우면산터널", "Umyeonsan Tunnel"),
            new Name("관악터널", "Gwanak Tunnel"),
            new Name("구룡터널", "Guryong Tunnel"));

    private static final List<Name> BRIDGES = List.of(
            new Name("가양대교", "Gayang Bridge"),
            new Name("성산대교", "Seongsan Bridge"),
            new Name("양화대교", "Yanghwa Bridge"),
            new Name("서강대교", "Seogang Bridge"),
            new Name("마포대교", "Mapo Bridge"),
            new Name("원효대교", "Wonhyo Bridge"),
            new Name("한강대교", "Hangang Bridge"),
            new Name("동작대교", "Dongjak Bridge"),
            new Name("반포대교", "Banpo Bridge"),
            new Name("한남대교", "Hannam Bridge"),
            new Name("동호대교", "Dongho Bridge"),
            new Name("성수대교", "Seongsu Bridge"),
            new Name("영동대교", "Yeongdong Bridge"),
            new Name("잠실대교", "Jamsil Bridge"),
            new Name("천호대교", "Cheonho Bridge"));

    private final Desk desk;
    private final City city;

    StructureSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        desk.feed("tunnels", "/facilities/tunnels", FIVE, Documents.json("tunnelList"), this::tunnels);
        desk.feed("bridge-traffic", "/topis/bridges.csv", FIVE, Documents.csvKorean(), this::bridges);
        desk.feed(
                "bus-lane-enforcement",
                "/enforcement/buslanes.xml",
                FIVE,
                Documents.xmlAttributes("cameras", "camera"),
                moment -> Desk.each(
                        city.sites("bus-lane-camera", "버스전용차로 단속", "bus lane camera", 40),
                        site -> Row.of(
                                "no", site.number(),
                                "nm", site.name().ko(),
                                "en", site.name().en(),
                                "gu", site.district().code(),
                                "hits", count(desk.level(site.id(), 2.4, Rhythm.BUS, moment)),
                                "dt", moment.text("yyyyMMddHHmm"))));
    }

    private List<Map<String, Object>> tunnels(Moment moment) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < TUNNELS.size(); i++) {
            var key = "tunnel" + i;
            rows.add(Row.of(
                    "id", "T%02d".formatted(i + 1),
                    "names", List.of(TUNNELS.get(i).ko(), TUNNELS.get(i).en()),
                    "co", round(3 + 14 * city.traffic().load(moment) * city.wobble(key, 0.2, moment), 1),
                    "visibility", round(96 - 30 * city.traffic().load(moment) * city.wobble(key + "v", 0.1, moment), 0),
                    "fans", count(6 * city.traffic().load(moment)),
                    "updated", moment.epochMilli()));
        }
        return rows;
    }

    private List<Map<String, Object>> bridges(Moment moment) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < BRIDGES.size(); i++) {
            var name = BRIDGES.get(i);
            rows.add(Row.of(
                    "교량명", name.ko(),
                    "영문명", name.en(),
                    "측정일시", moment.text("yyyyMMdd HH:mm"),
                    "북단행(대/시)", "%,d".formatted(count(city.traffic().volume("n" + i, moment) * 3.2)),
                    "남단행(대/시)", "%,d".formatted(count(city.traffic().volume("s" + i, moment) * 3.2)),
                    "평균속도",
                            round(
                                    62 * (1 - 0.55 * city.traffic().load(moment)) * city.wobble("b" + i, 0.1, moment),
                                    1)));
        }
        return rows;
    }
}
