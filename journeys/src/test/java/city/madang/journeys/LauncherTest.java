package city.madang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of the launcher that need no running city.
@Tag("journey")
class LauncherTest {

    private static final String HEADER = "index,화재발생일시,시군구명,읍면동명,출동소요시간,화재진압시간,재산피해금액,사망수,부상자수,현장소방서거리,경도,위도\n";

    @TempDir
    private Path folder;

    private record Said(int status, String text) {}

    private static Said madang(String... arguments) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of(RunningCity.root().resolve("madang").toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    @Test
    void importsIntoADataFolderWithoutAServerAndASecondTimeNothingIsNew() throws Exception {
        var file = Files.writeString(folder.resolve("fire_dispatch_test.csv"), HEADER + """
                1,2021-01-02 03:04:05,중구,명동,412,900,1200,0,1,1.2,126.985,37.563
                2,2021-02-03 04:05:06,종로구,청운동,388,600,50,1,0,0.8,126.970,37.585
                3,yesterday,종로구,청운동,388,600,50,1,0,0.8,126.970,37.585
                """);
        var data = folder.resolve("data").toString();

        var first = madang("import", "--data", data, "safety-fire", file.toString());
        var second = madang("import", "--data", data, "safety-fire", file.toString());

        assertThat(first.text()).contains("3 rows read", "bad-time").containsPattern("stored new +2\n");
        assertThat(first.status()).isZero();
        assertThat(second.text()).containsPattern("stored new +0\n").containsPattern("duplicates +2\n");
        assertThat(second.status()).isZero();
        assertThat(Path.of(data, "postgres", "postmaster.pid"))
                .as("PostgreSQL is stopped")
                .doesNotExist();
    }

    @Test
    void saysWhatAnImportNeeds() throws Exception {
        var data = folder.resolve("data").toString();
        var nothing = madang("import", "--data", data);
        var unknown = madang("import", "--data", data, "no-such-source", folder.toString());

        assertThat(nothing.status()).isEqualTo(2);
        assertThat(nothing.text()).contains("import SOURCE FILE");
        assertThat(unknown.status()).isEqualTo(1);
        assertThat(unknown.text()).contains("no-such-source");
    }

    @Test
    void listsWhatCanBeMeasured() throws Exception {
        var list = madang("bench");
        var unknown = madang("bench", "no-such-bench");

        assertThat(list.status()).isZero();
        assertThat(list.text()).contains("ingest-batch", "ingest-single", "history", "state", "lake", "screens");
        assertThat(unknown.status()).isEqualTo(2);
    }

    @Test
    void helpsAndRefusesWhatItDoesNotKnow() throws Exception {
        assertThat(madang("help").text()).contains("./madang run", "./madang import", "./madang bench");
        var unknown = madang("fly");
        assertThat(unknown.status()).isNotZero();
        assertThat(unknown.text()).contains("'fly' is not a command");
    }
}
