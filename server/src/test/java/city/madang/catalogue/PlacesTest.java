package city.madang.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final Position CITY_HALL = new Position(126.9784, 37.5666);

    private static final Catalogue CATALOGUE = Catalogue.fresh();
    private final Places places = CATALOGUE.newPlaces();

    @BeforeEach
    void begin() {
        CATALOGUE.jdbc.sql("truncate place").update();
        CATALOGUE
                .jdbc
                .sql("delete from catalogue_revision where name like 'place:%'")
                .update();
    }

    @Test
    void sayWhatIsNewChangedAndUnchanged() {
        assertThat(places.upsert(List.of(place("a", CITY_HALL), place("b", CITY_HALL))))
                .isEqualTo(new Upserted(2, 0, 0));
        assertThat(places.upsert(
                        List.of(place("a", CITY_HALL), place("b", new Position(127, 37.5)), place("c", CITY_HALL))))
                .isEqualTo(new Upserted(1, 1, 1));
        assertThat(places.list("wifi-ap")).extracting(Place::key).containsExactly("a", "b", "c");
    }

    @Test
    void takeTheLastOfARecordThatComesTwice() {
        var moved = place("a", new Position(127.03, 37.5));

        assertThat(places.upsert(List.of(place("a", CITY_HALL), moved))).isEqualTo(new Upserted(1, 0, 1));
        assertThat(places.find("wifi-ap", "a")).map(Place::position).contains(moved.position());
    }

    @Test
    void moveTheRevisionOnlyWhenSomethingChanges() {
        assertThat(places.revision("wifi-ap")).isZero();
        places.upsert(List.of(place("a", CITY_HALL)));
        long first = places.revision("wifi-ap");
        places.upsert(List.of(place("a", CITY_HALL)));

        assertThat(first).isPositive();
        assertThat(places.revision("wifi-ap")).isEqualTo(first);
        assertThat(places.revision("hospital")).isZero();
    }

    @Test
    void lieInTheDistrictAroundThem() {
        places.upsert(List.of(place("a", CITY_HALL), place("sea", new Position(130, 37))));

        assertThat(places.find("wifi-ap", "a")).map(Place::district).contains("11140");
        assertThat(places.find("wifi-ap", "sea"))
                .map(place -> String.valueOf(place.district()))
                .contains("null");
        assertThat(places.find("wifi-ap", "none")).isEmpty();
    }

    @Test
    void keepEverythingThatIsKnownOfThem() {
        var full = new Place(
                "hospital",
                "A1100001",
                new LocalText("서울병원", "Seoul \"Hospital\""),
                CITY_HALL,
                "11110",
                "종로 1, {2}층",
                Map.of("phone", "02-000-0000", "class", "권역,센터"),
                3);
        places.upsert(List.of(full));

        assertThat(places.find("hospital", "A1100001")).contains(full);
        assertThat(places.counts()).containsExactly(Map.entry("hospital", 1L));
    }

    @Test
    void seeWhatAnotherProcessStored() {
        var other = CATALOGUE.newPlaces();
        assertThat(places.list("wifi-ap")).isEmpty();

        other.upsert(List.of(place("a", CITY_HALL)));

        assertThat(places.list("wifi-ap")).hasSize(1);
        assertThat(places.revision("wifi-ap")).isEqualTo(1);
    }

    @Test
    void areFoundNearestFirst() {
        var random = new Random(11);
        var all = new ArrayList<Place>();
        for (int i = 0; i < 3_000; i++) {
            all.add(place("p" + i, new Position(126.8 + random.nextDouble() * 0.4, 37.4 + random.nextDouble() * 0.3)));
        }
        places.upsert(all);
        for (int round = 0; round < 40; round++) {
            var here = new Position(126.75 + random.nextDouble() * 0.5, 37.35 + random.nextDouble() * 0.4);
            int limit = 1 + random.nextInt(20);

            var expected = all.stream()
                    .sorted(Comparator.comparingDouble(place -> here.metresTo(place.position())))
                    .limit(limit)
                    .map(Place::key)
                    .toList();

            assertThat(places.near(here, "wifi-ap", limit))
                    .extracting(near -> near.place().key())
                    .as("seed 11, round %d", round)
                    .containsExactlyElementsOf(expected);
        }
        assertThat(places.near(CITY_HALL, "hospital", 5)).isEmpty();
        assertThatThrownBy(() -> places.near(CITY_HALL, "wifi-ap", 501)).isInstanceOf(CityException.class);
    }

    @Test
    void useTheIndexForTheNearest() {
        var random = new Random(3);
        var all = new ArrayList<Place>();
        for (int i = 0; i < 5_000; i++) {
            all.add(place("p" + i, new Position(126.8 + random.nextDouble() * 0.4, 37.4 + random.nextDouble() * 0.3)));
        }
        places.upsert(all);
        CATALOGUE.jdbc.sql("analyze place").update();

        var plan = String.join("\n", CATALOGUE.jdbc.sql("""
                explain select key from place where kind = 'wifi-ap' order by position <-> point(127, 37.5) limit 5
                """).query(String.class).list());

        assertThat(plan).contains("place_kind_position").doesNotContain("Sort");
    }

    @Test
    void areListedInsideABox() {
        places.upsert(List.of(
                place("in", new Position(127.0, 37.5)),
                place("edge", new Position(127.1, 37.6)),
                place("out", new Position(127.2, 37.5))));

        assertThat(places.list("wifi-ap", new Bounds(126.9, 37.4, 127.1, 37.6)))
                .extracting(Place::key)
                .containsExactly("edge", "in");
    }

    private static Place place(String key, Position position) {
        return new Place("wifi-ap", key, LocalText.same(key), position, null, null, Map.of(), null);
    }
}
