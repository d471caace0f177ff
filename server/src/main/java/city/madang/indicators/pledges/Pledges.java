package city.madang.indicators.pledges;

import city.madang.catalogue.City;
import city.madang.identity.AuditTrail;
import city.madang.identity.Offices;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.identity.Role;
import city.madang.indicators.goals.IndicatorList;
import city.madang.indicators.goals.Indicators;
import city.madang.indicators.goals.Refusal;
import city.madang.indicators.goals.Standing;
import city.madang.live.Readership;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.pack.Pack;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The way to the pledges and how they stand. Reports are in memory; thread-safe.
@Service
public class Pledges {

    private static final String FILE = "pledges.yaml";

    private final Plan plan;
    private final Indicators indicators;
    private final ReportRepository repository;
    private final People people;
    private final AuditTrail audit;
    private final City city;
    private final Clock clock;
    private final AtomicLong revision = new AtomicLong();
    private volatile @Nullable List<ProgressReport> reports;

    Pledges(
            Pack pack,
            Offices offices,
            IndicatorList list,
            Indicators indicators,
            ReportRepository repository,
            People people,
            AuditTrail audit,
            City city,
            Clock clock) {
        this.plan = read(pack, offices, list);
        this.indicators = indicators;
        this.repository = repository;
        this.people = people;
        this.audit = audit;
        this.city = city;
        this.clock = clock;
    }

    private static Plan read(Pack pack, Offices offices, IndicatorList list) {
        if (!Files.exists(pack.root().resolve(FILE))) {
            return new Plan(LocalText.same(""), List.of());
        }
        try {
            return pack.read(FILE, PlanFile.class).plan(offices, list);
        } catch (IllegalArgumentException e) {
            throw new CityException(CityException.Category.INVALID, FILE + ": " + e.getMessage(), null, e);
        }
    }

    public Plan plan() {
        return plan;
    }

    /// How every task stands, what is behind schedule first.
    ///
    /// @param asOf looks back: only what was reported by then counts; absent for now
    public List<Progress> progress(Readership readers, @Nullable Instant asOf) {
        var moment = asOf == null ? clock.instant() : asOf;
        var today = LocalDate.ofInstant(moment, city.zone());
        var byTask = new HashMap<String, List<ProgressReport>>();
        for (var report : all()) {
            if (!report.at().isAfter(moment)) {
                byTask.computeIfAbsent(report.task(), task -> new java.util.ArrayList<>())
                        .add(report);
            }
        }
        var standings = standings(readers, asOf);
        return plan.tasks().stream()
                .map(task -> Progress.of(task, byTask.getOrDefault(task.id(), List.of()), standings, today))
                .sorted(Progress.MOST_URGENT)
                .toList();
    }

    /// How one task stands now.
    public Progress progress(Task task, Readership readers) {
        return Progress.of(
                task, reports(task), standings(readers, null), LocalDate.ofInstant(clock.instant(), city.zone()));
    }

    /// Everything reported on a task, newest first, what was withdrawn included.
    public List<ProgressReport> reports(Task task) {
        return all().stream().filter(report -> report.task().equals(task.id())).toList();
    }

    /// What was reported on a day of the city, newest first.
    public List<ProgressReport> reports(LocalDate day) {
        return all().stream()
                .filter(report -> report.counts()
                        && LocalDate.ofInstant(report.at(), city.zone()).equals(day))
                .toList();
    }

    /// The file of a report; nothing if it has none or was withdrawn.
    public Optional<Evidence> file(long report) {
        return repository.file(report);
    }

    /// Whether a person may report on a task.
    public boolean mayReport(Person person, Task task) {
        return (task.office().equals(person.office())
                        && (person.role() == Role.OFFICER || person.role() == Role.OFFICE_MANAGER))
                || inCharge(person, task);
    }

    /// Whether a person may withdraw a report on a task.
    public boolean mayWithdraw(Person person, Task task) {
        return person.role() == Role.DATA_STEWARD || inCharge(person, task);
    }

    /// Stores a report, which counts at once.
    ///
    /// @throws CityException if it is not this person's to report, or names a milestone that is not
    ///     there
    public ProgressReport report(Person person, NewReport report) {
        var task = plan.get(report.task());
        if (!mayReport(person, task)) {
            throw new CityException(
                    CityException.Category.FORBIDDEN,
                    "Reports on '%s' are made by officers of the office '%s'".formatted(task.id(), task.office()));
        }
        var milestone = report.milestone();
        if (milestone != null
                && task.milestones().stream().noneMatch(step -> step.id().equals(milestone))) {
            throw CityException.invalid("'%s' has no milestone '%s'".formatted(task.id(), milestone));
        }
        if (milestone != null && report.link() == null && report.file() == null) {
            throw Refusal.of("이정표를 마쳤다는 증빙으로 주소나 파일을 더해 주세요.", "Show that the milestone is done: add a link or a file");
        }
        long id = repository.add(report, person.id(), false, clock.instant());
        audit.record(
                "pledge-reported",
                task.subject().toString(),
                Map.of("report", Long.toString(id), "milestone", milestone == null ? "" : milestone));
        forget();
        return repository.find(id).orElseThrow();
    }

    /// Withdraws a report that was wrong. It stays to be seen and counts no more.
    ///
    /// @throws CityException if it is not this person's to withdraw, is gone already, or no reason is
    ///     given
    public void withdraw(Person person, long id, String reason) {
        var report =
                repository.find(id).orElseThrow(() -> CityException.notFound("There is no report %d".formatted(id)));
        var task = plan.get(report.task());
        if (!mayWithdraw(person, task)) {
            throw new CityException(
                    CityException.Category.FORBIDDEN,
                    "A report is withdrawn by who is in charge of the office '%s'".formatted(task.office()));
        }
        if (reason.isBlank()) {
            throw Refusal.of("보고를 거두는 이유를 적어 주세요.", "Say why the report is withdrawn");
        }
        if (!repository.withdraw(id, person.id(), reason.strip(), clock.instant())) {
            throw new CityException(CityException.Category.CONFLICT, "Report %d was withdrawn already".formatted(id));
        }
        audit.record("pledge-report-withdrawn", task.subject().toString(), Map.of("report", Long.toString(id)));
        forget();
    }

    /// Moves whenever a task may stand otherwise: a report, an indicator, another day.
    public long revision() {
        return revision.get() * 1_000_003
                + indicators.revision() * 31
                + LocalDate.ofInstant(clock.instant(), city.zone()).toEpochDay();
    }

    /// Reads the reports again when somebody asks.
    void forget() {
        reports = null;
        revision.incrementAndGet();
    }

    private boolean inCharge(Person person, Task task) {
        return people.inCharge(task.office(), clock.instant())
                .map(one -> one.id() == person.id())
                .orElse(false);
    }

    private Map<String, Standing> standings(Readership readers, @Nullable Instant asOf) {
        var standings = new HashMap<String, Standing>();
        for (var task : plan.tasks()) {
            for (var id : task.indicators()) {
                standings.computeIfAbsent(
                        id,
                        one -> indicators
                                .report(indicators.list().get(one), readers, asOf)
                                .standing());
            }
        }
        return standings;
    }

    private List<ProgressReport> all() {
        var known = reports;
        if (known == null) {
            known = repository.list();
            reports = known;
        }
        return known;
    }
}
