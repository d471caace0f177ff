package city.madang.indicators.goals;

import city.madang.catalogue.City;
import city.madang.identity.AuditTrail;
import city.madang.identity.Jurisdictions;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.identity.Role;
import city.madang.identity.Viewers;
import city.madang.platform.CityException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Entering values and approving them: four eyes. Whoever works in the office that owns an indicator
/// enters; another person of that office, who is in charge of it, or a data steward approves or sends
/// back.
@Service
public class Entries {

    /// The origin of figures that a demonstration begins with.
    static final String DEMONSTRATION = "demonstration";

    private static final int LONGEST_TEXT = 1_000;

    private final IndicatorList list;
    private final Indicators indicators;
    private final EntryRepository repository;
    private final People people;
    private final Jurisdictions jurisdictions;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final City city;
    private final Clock clock;

    Entries(
            IndicatorList list,
            Indicators indicators,
            EntryRepository repository,
            People people,
            Jurisdictions jurisdictions,
            AuditTrail audit,
            TransactionTemplate transaction,
            City city,
            Clock clock) {
        this.list = list;
        this.indicators = indicators;
        this.repository = repository;
        this.people = people;
        this.jurisdictions = jurisdictions;
        this.audit = audit;
        this.transaction = transaction;
        this.city = city;
        this.clock = clock;
    }

    /// Whether a person may enter values of an indicator.
    public boolean mayEnter(Person person, Indicator indicator) {
        return indicator.entered()
                && indicator.office().equals(person.office())
                && (person.role() == Role.OFFICER || person.role() == Role.OFFICE_MANAGER);
    }

    /// Whether a person may decide about an entry: never about their own, nor about one of whom they
    /// stand in for.
    public boolean mayDecide(Person person, Entry entry) {
        var entered = entry.entered();
        var absent = Viewers.current().actingFor();
        if (entry.state() != EntryState.PENDING
                || (entered != null
                        && (entered.person() == person.id() || (absent != null && entered.person() == absent.id())))) {
            return false;
        }
        var indicator = list.get(entry.indicator());
        return mayEnter(person, indicator)
                || person.role() == Role.DATA_STEWARD
                || people.inCharge(indicator.office(), clock.instant())
                        .map(one -> one.id() == person.id())
                        .orElse(false);
    }

    /// The newest period that can have a value: the one before today's.
    public Period newestPeriod(Indicator indicator) {
        return indicator.cadence().holding(today()).previous();
    }

    /// Hands in values. They wait for a second person.
    ///
    /// @param reason why published values change; needed if any of these was published before
    /// @throws CityException if they cannot be taken, with a sentence that says why
    public Entry enter(Person person, Indicator indicator, Period period, Map<Slice, Double> given, String reason) {
        if (!mayEnter(person, indicator)) {
            throw new CityException(
                    CityException.Category.FORBIDDEN,
                    "Values of '%s' are entered by officers of the office '%s'"
                            .formatted(indicator.id(), indicator.office()));
        }
        var news = news(indicator, period, given);
        check(indicator, period, news, reason);
        long id = store(person, indicator, period, news, reason.strip());
        audit.record(
                "indicator-entered",
                "indicator:" + indicator.id(),
                Map.of("period", period.text(), "entry", Long.toString(id), "values", Integer.toString(news.size())));
        return get(id);
    }

    /// Approves an entry: its values are published from now on.
    ///
    /// @throws CityException if it is not this person's to approve, or was decided already
    public Entry approve(Person person, long id) {
        return decide(person, id, EntryState.APPROVED, "");
    }

    /// Sends an entry back.
    ///
    /// @param answer why
    /// @throws CityException if it is not this person's to decide, was decided already, or no reason
    ///     is given
    public Entry sendBack(Person person, long id, String answer) {
        if (answer.isBlank()) {
            throw Refusal.of("돌려보내는 이유를 적어 주세요.", "Say why the entry goes back");
        }
        return decide(person, id, EntryState.RETURNED, answer.strip());
    }

    /// The entry with that number.
    ///
    /// @throws CityException if there is none
    public Entry get(long id) {
        return repository.find(id).orElseThrow(() -> CityException.notFound("There is no entry %d".formatted(id)));
    }

    /// The entries that wait, newest first.
    public List<Entry> pending() {
        return repository.list(EntryState.PENDING, null, 1_000);
    }

    /// The newest entries of an indicator, newest first.
    public List<Entry> list(Indicator indicator, int limit) {
        return repository.list(null, indicator.id(), limit);
    }

    /// The entry of that indicator and period that waits.
    public Optional<Entry> findPending(Indicator indicator, Period period) {
        return repository.list(EntryState.PENDING, indicator.id(), 100).stream()
                .filter(entry -> entry.period().equals(period))
                .findFirst();
    }

    /// The value as it is published, whoever may see it: officers need to know what they correct.
    public Optional<Value> published(Indicator indicator, Period period, Slice slice) {
        return indicators.values(indicator.id()).find(period, slice);
    }

    private Entry decide(Person person, long id, EntryState state, String answer) {
        var entry = get(id);
        if (entry.state() != EntryState.PENDING) {
            throw new CityException(CityException.Category.CONFLICT, "Entry %d was decided already".formatted(id));
        }
        if (!mayDecide(person, entry)) {
            throw new CityException(
                    CityException.Category.FORBIDDEN,
                    "Entry %d needs a second person of the office, not who entered it".formatted(id));
        }
        boolean decided = Boolean.TRUE.equals(transaction.execute(
                status -> repository.decide(id, state, person.id(), clock.instant(), shortened(answer), false)));
        if (!decided) {
            throw new CityException(CityException.Category.CONFLICT, "Entry %d was decided already".formatted(id));
        }
        audit.record(
                state == EntryState.APPROVED ? "indicator-approved" : "indicator-returned",
                "indicator:" + entry.indicator(),
                Map.of("period", entry.period().text(), "entry", Long.toString(id)));
        indicators.reload(entry.indicator());
        return get(id);
    }

    private long store(Person person, Indicator indicator, Period period, Map<Slice, Double> values, String reason) {
        try {
            return java.util.Objects.requireNonNull(transaction.execute(status -> repository.add(
                    indicator.id(), period, "entry", shortened(reason), person.id(), clock.instant(), values)));
        } catch (DuplicateKeyException e) {
            throw new Refusal(
                    CityException.Category.CONFLICT,
                    "이 기간의 값이 이미 승인을 기다리고 있습니다.",
                    "Values of this period wait for approval already");
        }
    }

    /// What differs from what is published.
    private Map<Slice, Double> news(Indicator indicator, Period period, Map<Slice, Double> given) {
        var published = indicators.values(indicator.id());
        var news = new TreeMap<Slice, Double>();
        given.forEach((slice, value) -> {
            var known = published.find(period, slice);
            if (known.isEmpty() || known.get().value() != value) {
                news.put(slice, value);
            }
        });
        return news;
    }

    private void check(Indicator indicator, Period period, Map<Slice, Double> values, String reason) {
        if (period.cadence() != indicator.cadence()) {
            throw CityException.invalid("'%s' has a value for every %s"
                    .formatted(indicator.id(), indicator.cadence().key()));
        }
        if (period.end().isAfter(today())) {
            throw Refusal.of(
                    "%s 기간이 아직 끝나지 않았습니다.".formatted(period.text()),
                    "The period %s is not over yet".formatted(period.text()));
        }
        if (values.isEmpty()) {
            throw Refusal.of(
                    "공개된 값과 다른 값이 없습니다. 새 값을 하나라도 적어 주세요.",
                    "Nothing differs from what is published: enter at least one new value");
        }
        var known = new HashSet<>(indicator.slices(
                jurisdictions.districts().stream().map(one -> one.code()).toList()));
        values.forEach((slice, value) -> {
            if (!known.contains(slice)) {
                throw CityException.invalid("'%s' is not told apart by '%s'".formatted(indicator.id(), slice.key()));
            }
            checkNumber(indicator, value);
        });
        boolean corrects = values.keySet().stream()
                .anyMatch(slice -> published(indicator, period, slice).isPresent());
        if (corrects && reason.isBlank()) {
            throw Refusal.of("공개된 값을 고치는 이유를 적어 주세요.", "Say why published values are corrected");
        }
    }

    private static void checkNumber(Indicator indicator, double value) {
        if (!Double.isFinite(value) || Math.abs(value) > 1e15) {
            throw Refusal.of("저장할 수 없는 수입니다.", "This is no number that can be stored");
        }
        boolean share = indicator.unit().en().equals("%");
        if (share && (value < 0 || value > 100)) {
            throw Refusal.of(
                    "비율은 0에서 100 사이입니다. %s은(는) 쓸 수 없습니다.".formatted(Double.toString(value)),
                    "A share is 0 to 100 %%, not %s".formatted(Double.toString(value)));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), city.zone());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    /// Takes values in that need no second person: computed ones, and figures of a demonstration.
    /// Does nothing if they are what is published already.
    ///
    /// @param origin `source`, `sql` or `demonstration`
    /// @param provisional whether the period still runs
    void take(
            Indicator indicator,
            Period period,
            String origin,
            Map<Slice, Double> values,
            boolean provisional,
            Instant at) {
        transaction.executeWithoutResult(status -> {
            if (!origin.equals(DEMONSTRATION) && repository.toldByPeople(indicator, period)) {
                return;
            }
            var open = repository.provisional(indicator.id(), period);
            if (open.isPresent()) {
                repository.replace(open.get(), values, at, provisional, indicator, period);
                return;
            }
            var news = news(indicator, period, values);
            if (!news.isEmpty()) {
                long id = repository.add(indicator.id(), period, origin, "", null, at, news);
                repository.decide(id, EntryState.APPROVED, null, at, "", provisional);
            }
        });
    }
}
