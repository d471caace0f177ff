package city.madang.search.offers;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import city.madang.platform.Subject;
import city.madang.search.SearchEntry;
import city.madang.search.SearchOffer;
import city.madang.search.SearchProperties;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Made-up places, as many as `madang.search.sample` says, so that search can be measured at the size of a
/// large city
/// (`./madang bench search`). None in a real one.
@Component
class SampleOffer implements SearchOffer {

    private static final String[] FRONT = {
        "은빛", "새벽", "푸른", "한마음", "느티", "햇살", "달빛", "솔밭", "가온", "누리", "다솜", "미르", "여울", "샛별", "단비", "초록", "무지개", "바람",
        "이슬", "구름", "민들레", "참나무", "소나무", "모란"
    };
    private static final String[] FRONT_EN = {
        "Silver", "Dawn", "Green", "Harmony", "Zelkova", "Sunlight", "Moonlight", "Pinefield", "Gaon", "Nuri", "Dasom",
        "Mir", "Yeoul", "Morningstar", "Sweetrain", "Verdant", "Rainbow", "Wind", "Dew", "Cloud", "Dandelion", "Oak",
        "Pine", "Peony"
    };
    private static final String[] BACK = {
        "약국", "식당", "놀이터", "어린이집", "경로당", "주민센터", "체육관", "공방", "서점", "병원", "학교", "시장", "공원", "미술관", "정류소", "주차장"
    };
    private static final String[] BACK_EN = {
        "Pharmacy", "Restaurant", "Playground", "Nursery", "Senior Centre", "Community Centre", "Gym", "Workshop",
        "Bookshop", "Clinic", "School", "Market", "Park", "Gallery", "Bus Stop", "Car Park"
    };

    private final int count;

    SampleOffer(SearchProperties properties) {
        this.count = properties.sample();
    }

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public Stream<SearchEntry> entries() {
        var random = new Random(1);
        return IntStream.range(0, count).mapToObj(i -> entry(i, random));
    }

    private static SearchEntry entry(int number, Random random) {
        int front = random.nextInt(FRONT.length);
        int second = random.nextInt(FRONT.length);
        int back = random.nextInt(BACK.length);
        int branch = number / 64;
        return SearchEntry.of(
                        new Subject("place", "sample/" + number),
                        new LocalText(
                                "%s%s%d %s".formatted(FRONT[front], FRONT[second], branch, BACK[back]),
                                "%s %s %d %s".formatted(FRONT_EN[front], FRONT_EN[second], branch, BACK_EN[back])))
                .position(new Position(126.77 + random.nextDouble() * 0.4, 37.43 + random.nextDouble() * 0.26))
                .weight(random.nextDouble());
    }
}
