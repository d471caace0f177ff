package city.madang.indicators.goals;

import city.madang.governance.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The approved values of one indicator, with all their revisions. Immutable.
public final class Values {

    /// The dataset by which the policy speaks of indicators; the field is the indicator's id.
    public static final String DATASET = "indicators";

    private static final Values NONE = new Values(List.of());

    private final List<Value> all;
    private final Map<Slice, NavigableMap<Period, Value>> newest = new HashMap<>();

    /// @param all in any order
    Values(List<Value> all) {
        this.all = all.stream()
                .sorted(Comparator.comparing(Value::period)
                        .thenComparing(Value::slice)
                        .thenComparingInt(Value::revision))
                .toList();
        this.all.forEach(value ->
                newest.computeIfAbsent(value.slice(), slice -> new TreeMap<>()).put(value.period(), value));
    }

    static Values none() {
        return NONE;
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /// Every value with every revision, by period and slice.
    public List<Value> all() {
        return all;
    }

    /// What was approved by `moment`.
    public Values asOf(Instant moment) {
        return only(value -> !value.known().isAfter(moment));
    }

    /// What the policy lets be seen. A withheld value is absent, a generalised one coarser.
    Values seenBy(Policy.View view, String indicator) {
        if (view.decide(DATASET, indicator).shows() && !view.dependsOnPlace(DATASET, indicator)) {
            return this;
        }
        var seen = new ArrayList<Value>();
        for (var value : all) {
            var district = value.slice().district();
            double number = view.decide(DATASET, indicator, district).ofNumber(value.value());
            if (!Double.isNaN(number)) {
                seen.add(new Value(
                        value.period(),
                        value.slice(),
                        number,
                        value.revision(),
                        value.provisional(),
                        value.entry(),
                        value.known()));
            }
        }
        return new Values(seen);
    }

    /// The newest revision of every period, earliest first.
    public List<Value> series(Slice slice) {
        return List.copyOf(of(slice).values());
    }

    public Optional<Value> latest(Slice slice) {
        return Optional.ofNullable(of(slice).lastEntry()).map(Map.Entry::getValue);
    }

    public Optional<Value> first(Slice slice) {
        return Optional.ofNullable(of(slice).firstEntry()).map(Map.Entry::getValue);
    }

    public Optional<Value> find(Period period, Slice slice) {
        return Optional.ofNullable(of(slice).get(period));
    }

    /// Every revision of one value, oldest first.
    public List<Value> revisions(Period period, Slice slice) {
        return all.stream()
                .filter(value -> value.period().equals(period) && value.slice().equals(slice))
                .toList();
    }

    /// Corrections: values that replaced another, newest first.
    public List<Value> corrections() {
        return all.stream()
                .filter(value -> value.revision() > 1)
                .sorted(Comparator.comparing(Value::known).reversed())
                .toList();
    }

    /// The slices that have any value.
    public SortedSet<Slice> slices() {
        return new TreeSet<>(newest.keySet());
    }

    /// Women and men side by side, for every period that has both, earliest first.
    ///
    /// @param district absent for the whole city
    public List<Gap> gaps(@Nullable String district) {
        var gaps = new ArrayList<Gap>();
        var men = of(new Slice(district, Slice.MALE, null));
        of(new Slice(district, Slice.FEMALE, null)).forEach((period, woman) -> {
            var man = men.get(period);
            if (man != null) {
                gaps.add(new Gap(period, woman.value(), man.value()));
            }
        });
        return gaps;
    }

    private Values only(Predicate<Value> which) {
        return all.stream().allMatch(which)
                ? this
                : new Values(all.stream().filter(which).toList());
    }

    private NavigableMap<Period, Value> of(Slice slice) {
        return newest.getOrDefault(slice, new TreeMap<>());
    }
}
