package city.madang.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// A million places are imported and indexed; then names are typed letter by letter, one request a letter, and some
/// with a slip. The server's heap is 2 GB (`--heap`), for it keeps its places in memory.
final class SearchTyping implements Bench.Scenario {

    private static final int PLACES = 1_000_000;
    private static final int NAMES = 150;
    private static final long SEED = 1;
    private static final long PATIENCE_NANOS = 1_800_000_000_000L;

    private static final List<String> WHOSE = List.of(
            "느티나무", "은행나무", "무지개", "한마음", "새싹", "푸른", "해오름", "별빛", "달빛", "나래", "온누리", "아름", "다솜", "가온", "누리", "솔밭",
            "진달래", "개나리", "매화", "소나무", "참새", "까치", "두루미", "고래", "거북", "사슴", "호랑이", "토끼", "다람쥐", "하늘");
    private static final List<String> WHAT = List.of(
            "어린이공원", "도서관", "경로당", "복지관", "시장", "주민센터", "체육관", "버스정류소", "쉼터", "골목", "광장", "산책로", "놀이터", "미술관", "박물관",
            "문화회관", "보건소", "어린이집", "청소년센터", "수영장");

    @Override
    public String about() {
        return "answers while a name is typed, among 1,000,000 entries; p95 at most 50 ms";
    }

    @Override
    public void run(Target target, Options options) throws Exception {
        var random = new Random(SEED);
        var file = Files.createTempDirectory("bench-search").resolve("seoul_public_wifi_bench.csv");
        try {
            write(file, random);
            long began = System.nanoTime();
            target.imports(options, "public-wifi", file);
            System.out.printf("  imported in %.0f s%n", (System.nanoTime() - began) / 1e9);
            awaitLast(target, began);
            System.out.printf("  all found %.0f s after the import began%n", (System.nanoTime() - began) / 1e9);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.getParent());
        }
        type(target, random);
        var millis = type(target, random);
        System.out.printf(
                "  %s, p95 %.1f ms; %,d requests%n",
                Timing.text(millis), millis[(int) (millis.length * 0.95)], millis.length);
    }

    private static void write(Path file, Random random) throws IOException {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("관리번호,자치구,와이파이명,도로명주소,상세주소,설치위치(층),설치유형,설치기관,서비스구분,설치년도,실내외구분,X좌표,Y좌표\n");
            for (int i = 0; i < PLACES; i++) {
                out.write("BENCH%07d,중구,%s,중구 세종대로 %d,,1,,,,2026,실내,%.6f,%.6f\n"
                        .formatted(
                                i,
                                i == PLACES - 1 ? "마지막끝자락" : name(random),
                                i % 300,
                                126.80 + random.nextDouble() * 0.35,
                                37.45 + random.nextDouble() * 0.22));
            }
        }
    }

    private static String name(Random random) {
        return WHOSE.get(random.nextInt(WHOSE.size()))
                + WHAT.get(random.nextInt(WHAT.size()))
                + " "
                + (1 + random.nextInt(2_000));
    }

    private static void awaitLast(Target target, long began) throws IOException, InterruptedException {
        while (!target.get(path("마지막끝자락")).body().contains("마지막끝자락")) {
            if (System.nanoTime() - began > PATIENCE_NANOS) {
                throw new IOException("The places were not indexed");
            }
            Thread.sleep(1_000);
        }
    }

    private static double[] type(Target target, Random random) throws IOException, InterruptedException {
        var all = new double[0];
        for (int i = 0; i < NAMES; i++) {
            var name = new StringBuilder(name(random));
            if (i % 3 == 0) {
                name.deleteCharAt(1 + random.nextInt(2));
            }
            for (int length = 1; length <= name.length(); length++) {
                var one = Timing.of(target, path(name.substring(0, length)), 1);
                all = Arrays.copyOf(all, all.length + 1);
                all[all.length - 1] = one[0];
            }
        }
        Arrays.sort(all);
        return all;
    }

    private static String path(String text) {
        return "/api/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
