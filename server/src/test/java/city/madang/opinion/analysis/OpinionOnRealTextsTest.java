package city.madang.opinion.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.opinion.analysis.Text.Stream;
import city.madang.search.TextReader;
import city.madang.search.TextReader.Language;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Measures the analysis on petitions and proposals that people really wrote, where they are at hand (in
/// `MADANG_SHARED_DATA`, or in `shared/data` beside the repository), and prints the numbers of docs/opinion.md.
class OpinionOnRealTextsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LETTERS = 500;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final TermReader TERMS = new TermReader(TextReader.plain(), Lexicon.standard(), Map.of(), Set.of());
    private static final List<Petition> PETITIONS = new ArrayList<>();
    private static final List<String> PROPOSALS = new ArrayList<>();

    private record Petition(String category, String title, String content) {
        String text() {
            return title + "\n" + content.substring(0, Math.min(LETTERS, content.length()));
        }
    }

    private static Path data() {
        var named = System.getenv("MADANG_SHARED_DATA");
        return Path.of(named == null ? "../../shared/data" : named);
    }

    @BeforeAll
    static void readTexts() throws IOException {
        var petitions = data().resolve("petitions");
        var proposals = data().resolve("democracy-seoul/democracy_seoul_free_proposals_2017_2019.csv.gz");
        if (!Files.isDirectory(petitions) || !Files.exists(proposals)) {
            System.out.println("SKIPPED: there are no petitions and proposals in " + data());
            Assumptions.abort("no shared data at " + data());
        }
        try (var files = Files.list(petitions)) {
            for (var file : files.filter(one -> one.toString().endsWith(".jsonl.gz"))
                    .sorted()
                    .toList()) {
                try (var lines = open(file)) {
                    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                        var one = JSON.readTree(line);
                        PETITIONS.add(new Petition(
                                one.path("category").asString(""),
                                one.path("title").asString(""),
                                one.path("content").asString("")));
                    }
                }
            }
        }
        try (var csv = CsvReader.builder().ofNamedCsvRecord(open(proposals))) {
            csv.forEach(row -> {
                var content = row.getField("content");
                PROPOSALS.add(row.getField("title") + "\n" + content.substring(0, Math.min(LETTERS, content.length())));
            });
        }
    }

    private static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
    }

    @Test
    void findsPlantedNearDuplicates() {
        var random = new Random(11);
        var groups = new NearDuplicates();
        var texts = new ArrayList<String>();
        PETITIONS.forEach(one -> texts.add(one.text()));
        texts.addAll(PROPOSALS);
        long[] home = new long[texts.size()];
        long start = System.nanoTime();
        for (int i = 0; i < texts.size(); i++) {
            home[i] = groups.add(i, texts.get(i), null);
        }
        double each = (System.nanoTime() - start) / 1e6 / texts.size();
        long natural = java.util.stream.IntStream.range(0, texts.size())
                .filter(i -> home[i] != i)
                .count();
        System.out.printf(
                "near-duplicates: %d texts, %d groups, %d texts joined one before them, %.2f ms each%n",
                texts.size(), groups.size(), natural, each);
        int wrong = 0;
        int joined = 0;
        for (var change : List.of("frame", "letters 5%", "letters 10%", "letters 20%", "words 15%", "halves")) {
            int found = 0;
            int planted = 0;
            for (int i = 0; i < texts.size(); i += 15) {
                if (texts.get(i).length() < 60) {
                    continue;
                }
                planted++;
                long id = 1_000_000 + i;
                long to = groups.add(id, changed(texts.get(i), change, random), null);
                groups.remove(id);
                if (to != id) {
                    joined++;
                    boolean right = to == home[i]
                            || NearDuplicates.resemblance(texts.get(i), texts.get((int) to))
                                    >= NearDuplicates.RESEMBLANCE;
                    found += right ? 1 : 0;
                    wrong += right ? 0 : 1;
                }
            }
            System.out.printf("  %-12s %d of %d found (%.1f %%)%n", change, found, planted, 100.0 * found / planted);
            if (change.equals("frame") || change.equals("letters 5%")) {
                assertThat(found).as(change).isGreaterThan(planted * 9 / 10);
            }
        }
        System.out.printf("  precision %.2f %% (%d wrong of %d)%n", 100.0 * (joined - wrong) / joined, wrong, joined);
        assertThat(wrong).isLessThan(joined / 50);
    }

    private static String changed(String text, String how, Random random) {
        return switch (how) {
            case "frame" -> "[다시 올립니다] " + text + " 널리 퍼뜨려 주세요.";
            case "words 15%" ->
                String.join(
                        " ",
                        Arrays.stream(text.split("\\s+"))
                                .filter(word -> random.nextDouble() > 0.15)
                                .toList());
            case "halves" -> text.substring(text.length() / 2) + " " + text.substring(0, text.length() / 2);
            default -> {
                double share = Integer.parseInt(how.replaceAll("\\D", "")) / 100.0;
                var letters = text.toCharArray();
                for (int i = 0; i < letters.length; i++) {
                    if (random.nextDouble() < share) {
                        letters[i] = (char) ('가' + random.nextInt(11_000));
                    }
                }
                yield new String(letters);
            }
        };
    }

    @Test
    void termsTellTheCategoryOfAPetition() {
        var counts = new HashMap<String, Map<String, Integer>>();
        var texts = new HashMap<String, Integer>();
        var all = new HashMap<String, Integer>();
        int total = 0;
        for (int i = 0; i < PETITIONS.size(); i += 2) {
            var one = PETITIONS.get(i);
            if (one.category().equals("기타")) {
                continue;
            }
            total++;
            texts.merge(one.category(), 1, Integer::sum);
            for (var term : TERMS.read(one.text()).terms()) {
                all.merge(term, 1, Integer::sum);
                counts.computeIfAbsent(one.category(), any -> new HashMap<>()).merge(term, 1, Integer::sum);
            }
        }
        var telling = new TreeMap<String, Map<String, Double>>();
        for (var category : texts.keySet()) {
            int mine = Objects.requireNonNull(texts.get(category));
            int others = total - mine;
            var best = new LinkedHashMap<String, Double>();
            Objects.requireNonNull(counts.get(category)).entrySet().stream()
                    .filter(entry -> entry.getValue() >= 4)
                    .map(entry -> Map.entry(
                            entry.getKey(),
                            -Math.log10(Math.max(
                                    1e-30,
                                    Burst.chance(
                                            entry.getValue(),
                                            mine,
                                            Objects.requireNonNull(all.get(entry.getKey())) - entry.getValue(),
                                            others)))))
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .limit(40)
                    .forEach(entry -> best.put(entry.getKey(), entry.getValue()));
            telling.put(category, best);
            System.out.printf(
                    "  %-14s %s%n", category, best.keySet().stream().limit(6).toList());
        }
        int right = 0;
        int told = 0;
        int asked = 0;
        var common = new HashMap<String, Integer>();
        for (int i = 1; i < PETITIONS.size(); i += 2) {
            var one = PETITIONS.get(i);
            if (one.category().equals("기타")) {
                continue;
            }
            asked++;
            common.merge(one.category(), 1, Integer::sum);
            var terms = TERMS.read(one.text()).terms();
            var scores = new HashMap<String, Double>();
            telling.forEach((category, best) -> scores.put(
                    category,
                    terms.stream()
                            .mapToDouble(term -> best.getOrDefault(term, 0.0))
                            .sum()));
            var first = Collections.max(scores.entrySet(), Map.Entry.comparingByValue());
            if (first.getValue() > 0) {
                told++;
                right += first.getKey().equals(one.category()) ? 1 : 0;
            }
        }
        System.out.printf(
                "categories: 40 telling terms each, %d petitions held out: %.1f %% told, of those %.1f %% right; always the commonest: %.1f %%%n",
                asked, 100.0 * told / asked, 100.0 * right / told, 100.0 * Collections.max(common.values()) / asked);
        assertThat(right).isGreaterThan(told * 35 / 100);
    }

    @Test
    void findsPlantedBurstsAndRaisesFewFalseAlarms() {
        var rules = new TopicFinder.Rules(Duration.ofHours(3), 7, 5, 3, 2, 0.01);
        var finder = new TopicFinder(rules);
        var random = new Random(5);
        var background = new ArrayList<String>();
        PETITIONS.stream().map(Petition::text).forEach(background::add);
        background.addAll(PROPOSALS);
        int days = 10;
        long end = 1_800_000_000_000L;
        var corpus = new Corpus(TERMS, 100_000, Duration.ofDays(days + 1).toMillis());
        var read = new ArrayList<Text>();
        long id = 1;
        for (var text : background) {
            long time = end - (long) (random.nextDouble() * days * 24 * HOUR);
            read.add(corpus.add(id++, time, Stream.SOCIAL, text, null));
        }
        int looks = 0;
        int alarms = 0;
        for (long now = end - 2 * 24 * HOUR; now <= end; now += HOUR) {
            looks++;
            alarms += finder.rising(corpus, now, Language.KOREAN).size();
        }
        System.out.printf(
                "bursts: %d real texts at random times over %d days; %d false topics in %d hourly looks: %.2f a day%n",
                background.size(), days, alarms, looks, alarms * 24.0 / looks);
        assertThat(alarms).isLessThan(looks / 4);

        // Real texts about one thing: those that hold one rare term, moved into the last three hours.
        var holders = new HashMap<String, List<Integer>>();
        for (int i = 0; i < read.size(); i++) {
            for (var term : read.get(i).terms()) {
                holders.computeIfAbsent(term, any -> new ArrayList<>()).add(i);
            }
        }
        var subjects = holders.entrySet().stream()
                .filter(entry ->
                        entry.getValue().size() >= 20 && entry.getValue().size() <= 60)
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getKey)
                .toList();
        for (int many : List.of(5, 8, 12, 16)) {
            int found = 0;
            int planted = 60;
            for (int round = 0; round < planted; round++) {
                var subject = subjects.get(random.nextInt(subjects.size()));
                var own = new ArrayList<>(Objects.requireNonNull(holders.get(subject)));
                Collections.shuffle(own, random);
                long at = 10_000_000L;
                for (int i = 0; i < many; i++) {
                    corpus.add(
                            at + i,
                            end - (long) (random.nextDouble() * 3 * HOUR),
                            Stream.SOCIAL,
                            "%d %s"
                                            .formatted(
                                                    i,
                                                    background
                                                            .get(own.get(i))
                                                            .substring(
                                                                    0,
                                                                    Math.min(
                                                                            200,
                                                                            background
                                                                                    .get(own.get(i))
                                                                                    .length())))
                                    + " " + subject,
                            null);
                }
                var rising = finder.rising(corpus, end, Language.KOREAN);
                found += rising.stream().anyMatch(topic -> topic.terms().contains(subject)) ? 1 : 0;
                for (int i = 0; i < many; i++) {
                    corpus.remove(at + i);
                }
            }
            System.out.printf(
                    "  %2d texts more in 3 hours: %d of %d found (%.0f %%)%n",
                    many, found, planted, 100.0 * found / planted);
            if (many >= 12) {
                assertThat(found).isGreaterThan(planted * 8 / 10);
            }
        }
    }

    /// There are no labels. What stands in for one is the title: who writes "against" or "punish" there is critical,
    /// who
    /// writes "support" or "thank" is not. Only the body is judged, without those words.
    @Test
    void toneOfTheBodyAgreesWithTheTitle() {
        var against = Pattern.compile("반대|규탄|처벌|철회|폐지|파면|해임");
        var favour = Pattern.compile("감사|응원|지지|찬성|칭찬|고맙");
        int[][] table = new int[2][3];
        for (var one : PETITIONS) {
            boolean critical = against.matcher(one.title()).find();
            boolean favourable = favour.matcher(one.title()).find();
            if (critical == favourable || one.content().length() < 80) {
                continue;
            }
            var body = favour.matcher(against.matcher(one.content()).replaceAll(" "))
                    .replaceAll(" ");
            int side = Integer.signum(TERMS.read(body).balance());
            table[critical ? 0 : 1][side + 1]++;
        }
        System.out.printf(
                "tone: critical titles %s, favourable titles %s (body critical, neither, favourable)%n",
                Arrays.toString(table[0]), Arrays.toString(table[1]));
        double criticalShare = table[0][0] / (double) (table[0][0] + table[0][2]);
        double favourableShare = table[1][2] / (double) (table[1][0] + table[1][2]);
        System.out.printf(
                "  of those that take a side: %.1f %% of the critical and %.1f %% of the favourable agree%n",
                100 * criticalShare, 100 * favourableShare);
        assertThat(criticalShare + favourableShare).isGreaterThan(1.0);
    }
}
