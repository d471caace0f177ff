package city.madang.opinion;

import city.madang.catalogue.City;
import city.madang.catalogue.Source;
import city.madang.catalogue.Sources;
import city.madang.identity.Jurisdictions;
import city.madang.observations.Occurrences;
import city.madang.observations.Occurrences.Count;
import city.madang.opinion.Reports.Month;
import city.madang.opinion.Reports.Row;
import city.madang.opinion.Reports.State;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/// Counts complaints and suggestions of sources that everybody may see. Used by one thread.
final class ReportCounts {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int HOURS = 48;
    private static final Duration MONTHS = Duration.ofDays(731);
    private static final Duration RECOUNTED = Duration.ofMinutes(10);
    private static final String CLOSED = "closed";

    /// The category by which sources of events say that one is a suggestion.
    static final String SUGGESTION = "suggestion";

    /// What the three states of an occurrence mean for a complaint.
    private static final List<State> STATES = List.of(
            new State("open", new LocalText("접수", "Received"), 0),
            new State("in-progress", new LocalText("처리 중", "Assigned"), 0),
            new State(CLOSED, new LocalText("답변 완료", "Answered"), 0));

    private final Occurrences occurrences;
    private final Sources sources;
    private final Jurisdictions jurisdictions;
    private final OpinionRules rules;
    private final City city;
    private final Map<String, Kept> months = new HashMap<>();

    /// The months of a kind, counted seldom because they are many.
    private record Kept(Instant at, List<Month> months) {}

    ReportCounts(Occurrences occurrences, Sources sources, Jurisdictions jurisdictions, OpinionRules rules, City city) {
        this.occurrences = occurrences;
        this.sources = sources;
        this.jurisdictions = jurisdictions;
        this.rules = rules;
        this.city = city;
    }

    Reports complaints(Instant now) {
        return reports("complaint", count -> true, now);
    }

    Reports suggestions(Instant now) {
        return reports("event", count -> count.category().equals(SUGGESTION), now);
    }

    private Reports reports(String kind, Predicate<Count> wanted, Instant now) {
        var all = counts(kind, wanted, now.minus(Listener.KEPT), now);
        var kept = months.get(kind);
        if (kept == null || kept.months().isEmpty() || kept.at().isBefore(now.minus(RECOUNTED))) {
            kept = new Kept(now, months(counts(kind, wanted, now.minus(MONTHS), now)));
            months.put(kind, kept);
        }
        return new Reports(
                sum(all, count -> today(count, now)),
                sum(all, count -> yesterday(count, now)),
                STATES.stream()
                        .map(state -> new State(
                                state.key(),
                                state.name(),
                                sum(all, count -> count.status().equals(state.key()))))
                        .toList(),
                rows(all, Count::category, rules::category, now).stream()
                        .sorted(Comparator.comparingInt(Row::today).reversed().thenComparing(Row::key))
                        .toList(),
                jurisdictions.districts().stream()
                        .map(district -> row(
                                all.stream()
                                        .filter(count -> count.district().equals(district.code()))
                                        .toList(),
                                district.code(),
                                district.name(),
                                now))
                        .toList(),
                hours(all, now),
                kept.months());
    }

    private List<Count> counts(String kind, Predicate<Count> wanted, Instant from, Instant now) {
        var open = sources.list().stream()
                .filter(source -> source.audience() == Audience.Group.ANYONE)
                .map(Source::number)
                .toList();
        return occurrences.counts(kind, from, now.plusSeconds(1), open).stream()
                .filter(wanted)
                .toList();
    }

    private static boolean today(Count count, Instant now) {
        return count.hour().isAfter(now.minus(DAY));
    }

    private static boolean yesterday(Count count, Instant now) {
        return !today(count, now) && count.hour().isAfter(now.minus(DAY.multipliedBy(2)));
    }

    private static int sum(List<Count> counts, Predicate<Count> wanted) {
        return counts.stream().filter(wanted).mapToInt(Count::count).sum();
    }

    private static List<Row> rows(
            List<Count> counts, Function<Count, String> key, Function<String, LocalText> name, Instant now) {
        var groups = new TreeMap<String, List<Count>>();
        counts.forEach(count -> groups.computeIfAbsent(key.apply(count), any -> new ArrayList<>())
                .add(count));
        return groups.entrySet().stream()
                .map(entry -> row(entry.getValue(), entry.getKey(), name.apply(entry.getKey()), now))
                .toList();
    }

    private static Row row(List<Count> counts, String key, LocalText name, Instant now) {
        return new Row(
                key,
                name,
                sum(counts, count -> today(count, now)),
                sum(counts, count -> yesterday(count, now)),
                sum(counts, count -> !count.status().equals(CLOSED)));
    }

    private static List<Integer> hours(List<Count> counts, Instant now) {
        var hours = new Integer[HOURS];
        Arrays.fill(hours, 0);
        for (var count : counts) {
            long back = Duration.between(count.hour(), now).toHours();
            if (back >= 0 && back < HOURS) {
                hours[HOURS - 1 - (int) back] += count.count();
            }
        }
        return List.of(hours);
    }

    private List<Month> months(List<Count> counts) {
        var received = new TreeMap<YearMonth, Integer>(Comparator.reverseOrder());
        var answered = new HashMap<YearMonth, Integer>();
        for (var count : counts) {
            var month = YearMonth.from(count.hour().atZone(city.zone()));
            received.merge(month, count.count(), Integer::sum);
            if (count.status().equals(CLOSED)) {
                answered.merge(month, count.count(), Integer::sum);
            }
        }
        return received.entrySet().stream()
                .map(entry -> new Month(
                        entry.getKey().toString(), entry.getValue(), answered.getOrDefault(entry.getKey(), 0)))
                .toList();
    }
}
