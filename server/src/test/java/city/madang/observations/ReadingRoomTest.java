package city.madang.observations;

import static city.madang.observations.Batches.MIDNIGHT;
import static city.madang.observations.Batches.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.observations.lake.Duck;
import city.madang.observations.lake.LakeFolder;
import city.madang.observations.lake.LakeReader;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class ReadingRoomTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
    private static final long HOUR = 3_600_000;
    /// The day of the city that holds midnight in Greenwich.
    private static final Instant FROM = Instant.ofEpochMilli(MIDNIGHT - 9 * HOUR);
    private static final Instant TO = FROM.plusSeconds(86_400);

    private final DataSource database = TestDatabase.migrated();

    @TempDir
    private Path folder;

    private Store store;
    private Duck duck;
    private ReadingRoom room;

    @BeforeEach
    void open() {
        store = new Store(database, folder).withDatastreams(3);
        duck = new Duck(folder.resolve("other"), 64 << 20, ZONE);
        room = new ReadingRoom(
                store.tail,
                new LakeReader(duck, new LakeFolder(folder.resolve("lake"))),
                store.things,
                store.datastreams,
                JdbcClient.create(database),
                ZONE);
    }

    @AfterEach
    void close() {
        duck.close();
        store.close();
    }

    @Test
    void answersOverSealedReadingsOfThePeriod() {
        store.observations.store(series(0, MIDNIGHT, HOUR, 10));
        store.observations.store(series(1, MIDNIGHT, HOUR, 3));
        store.observations.store(series(2, MIDNIGHT + 24 * HOUR, HOUR, 3));
        store.sealer.seal();

        var answer = ask("""
                with sums as (select thing, sum(total) as total, sum(count) as count from readings_by_day group by thing)
                select :period as period, sum(total) as value, sum(count) as readings, min(thing) as first from sums
                """);

        assertThat(answer.columns()).containsExactly("period", "value", "readings", "first");
        assertThat(answer.rows()).hasSize(1);
        assertThat(answer.rows().getFirst().getFirst()).isEqualTo("2026-11");
        assertThat(((Number) answer.rows().getFirst().get(1)).doubleValue()).isEqualTo(48);
        assertThat(answer.rows().getFirst().getLast()).isEqualTo("station:0");
    }

    @Test
    void answersOverHoursAndOverAnEmptyLake() {
        assertThat(value("select count(*) as value from readings_by_hour")).isZero();

        store.observations.store(series(0, MIDNIGHT, HOUR / 2, 10));
        store.sealer.seal();

        assertThat(
                        value(
                                "select count(distinct hour) as value from readings_by_hour where hour >= :from and hour < :to"))
                .isEqualTo(5);
    }

    @Test
    void answersOverWhatHappened() {
        var occurrences = new Occurrences(new JdbcOccurrenceStore(JdbcClient.create(database), new JsonMapper()));
        occurrences.store(List.of(fire("1", 300), fire("2", 500), fire("3", 420)));

        assertThat(value("""
                        select 100.0 * count(*) filter (where cast(properties ->> 'seconds' as double) <= 420) / count(*)
                               as value
                          from occurrences where kind = 'incident' and category = 'fire'
                        """)).isBetween(66.6, 66.7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table occurrences",
                "select 1 as value; select 2",
                "select 1 as value; drop table streams",
                "copy (select 1) to '/tmp/stolen.csv'",
                "attach '/tmp/other.db'",
                "install httpfs",
                "load httpfs",
                "set memory_limit = '9GB'",
                "pragma database_list",
                "create table mine as select 1",
                "insert into places values ('a', 'b', 'c')",
                "explain select 1",
                "describe places",
                "show tables",
                "select * from read_text('/etc/passwd')",
                "select * from read_csv('/etc/passwd')",
                "select * from read_parquet('https://evil.example/x.parquet')",
                "select * from glob('/*')",
                "select * from '/etc/passwd'",
                "select * from \"/etc/passwd\"",
                "select (select content from read_text('/etc/passwd')) as value",
                "with w as (from read_text('/etc/passwd')) select * from w",
                "select 1 as value from places where key in (select content from read_blob('/etc/passwd'))",
                "select * from query('select 1')",
                "select * from query_table('streams')",
                "select * from duckdb_settings()",
                "select * from duckdb_secrets()",
                "select * from information_schema.tables",
                "select * from pg_catalog.pg_tables",
                "select * from streams",
                "select * from main.streams",
                "select current_setting('temp_directory') as value",
                "select * from person",
                "/* harmless */ select 1; -- select\n drop table places",
                "",
                "not sql at all"
            })
    void refusesWhatIsNoSingleSelectOverTheOfferedTables(String hostile) {
        assertThatExceptionOfType(CityException.class)
                .isThrownBy(() -> ask(hostile))
                .satisfies(refused -> assertThat(refused.category()).isEqualTo(CityException.Category.INVALID));
        assertThat(Files.exists(Path.of("/tmp/stolen.csv"))).isFalse();
    }

    @Test
    void givesUpWhatNeedsMoreMemoryThanARoomHas() {
        assertThatExceptionOfType(CityException.class)
                .isThrownBy(() -> ask("""
                        select count(*) as value from (select distinct range, hash(range) from range(40000000))
                        """))
                .withMessageContaining("Memory");
        assertThat(value("select 7 as value")).isEqualTo(7);
    }

    @Test
    void givesUpOnMoreRowsThanAnybodyReads() {
        assertThatExceptionOfType(CityException.class)
                .isThrownBy(() -> ask("select range as value from range(20000)"))
                .withMessageContaining("10000 rows");
    }

    @Test
    void takesAPeriodAsTextAndNotAsSql() {
        assertThat(room.ask("select :period as period, 1 as value", FROM, TO, "'; drop table x; --")
                        .rows()
                        .getFirst()
                        .getFirst())
                .isEqualTo("'; drop table x; --");
    }

    private ReadingRoom.Answer ask(String sql) {
        return room.ask(sql, FROM, TO, "2026-11");
    }

    private double value(String sql) {
        var answer = ask(sql);
        return ((Number) answer.rows().getFirst().get(answer.columns().indexOf("value"))).doubleValue();
    }

    private static Occurrence fire(String key, int seconds) {
        return new Occurrence(
                1,
                key,
                "incident",
                LocalText.same("Fire"),
                LocalText.same(""),
                "fire",
                "Severe",
                "open",
                FROM.plusSeconds(60),
                null,
                FROM.plusSeconds(60),
                null,
                "11680",
                null,
                Map.of("seconds", Integer.toString(seconds)));
    }
}
