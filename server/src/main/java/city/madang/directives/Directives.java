package city.madang.directives;

import city.madang.catalogue.Owned;
import city.madang.directives.DirectiveBook.NewDirective;
import city.madang.directives.DirectiveBook.NewStep;
import city.madang.directives.Reply.Done;
import city.madang.directives.Reply.Refused;
import city.madang.directives.Standing.Outcome;
import city.madang.governance.Policy;
import city.madang.identity.AuditTrail;
import city.madang.identity.Office;
import city.madang.identity.Offices;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.identity.Role;
import city.madang.identity.Viewer;
import city.madang.live.Readership;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.CityException.Category;
import city.madang.platform.LocalText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The way to directives: giving one, every step until it is closed, and looking at them. Each is a new row;
/// nothing that was written is ever changed.
@Service
public class Directives {

    /// Nothing is ordered for later than this.
    private static final Duration LATEST_DUE = Duration.ofDays(3 * 366);

    private static final int SHORTEST_REQUEST = 8;
    private static final int LONGEST_REQUEST = 80;

    /// The dataset whose policy decides what others see of them.
    static final String DATASET = "directives";

    private final DirectiveBook book;
    private final Entitlement entitlement;
    private final InCharge inCharge;
    private final Sealing sealing;
    private final Messages messages;
    private final People people;
    private final Offices offices;
    private final Policy policy;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Directives(
            DirectiveBook book,
            Entitlement entitlement,
            InCharge inCharge,
            Sealing sealing,
            Messages messages,
            People people,
            Offices offices,
            Policy policy,
            AuditTrail audit,
            ApplicationEventPublisher events,
            TransactionTemplate transactions,
            Clock clock) {
        this.book = book;
        this.entitlement = entitlement;
        this.inCharge = inCharge;
        this.sealing = sealing;
        this.messages = messages;
        this.people = people;
        this.offices = offices;
        this.policy = policy;
        this.audit = audit;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Gives a directive. The same request sent again gives none, and is answered with the one it gave.
    public Reply issue(Viewer viewer, Order order) {
        var person = viewer.person();
        if (person == null) {
            return Refused.forbidden("로그인하세요.", "Sign in first.");
        }
        var before = repeated(person, order.request());
        if (before.isPresent()) {
            return before.get();
        }
        var office = offices.find(order.office());
        if (office.isEmpty()) {
            return Refused.invalid("맡을 부서를 고르세요.", "Choose the office that is to carry it out.");
        }
        var issuer = entitlement.issuer(viewer, office.get());
        if (issuer.isEmpty()) {
            return Refused.forbidden(
                    "%s에 지시할 권한이 없습니다.".formatted(office.get().name().ko()),
                    "You may not give the %s a directive."
                            .formatted(office.get().name().en()));
        }
        if (order.published() && inCharge.isDrill(order.subject())) {
            return Refused.invalid(
                    "훈련에 대한 지시는 시민에게 공개하지 않습니다. 공개 표시를 빼고 다시 보내세요.",
                    "A directive about a drill is not opened to everybody. Take the mark away and send it again.");
        }
        var wrong = objectionTo(order, office.get());
        return wrong.isPresent()
                ? wrong.get()
                : once(person, order.request(), () -> issue(viewer, person, issuer.get(), order));
    }

    /// Takes a step with a directive. The same request sent again does nothing.
    public Reply act(Viewer viewer, long id, Deed deed) {
        var person = viewer.person();
        if (person == null) {
            return Refused.forbidden("로그인하세요.", "Sign in first.");
        }
        var before = repeated(person, deed.request());
        return before.isPresent() ? before.get() : once(person, deed.request(), () -> act(viewer, person, id, deed));
    }

    /// The directive with that number, as far as `viewer` may know of it.
    ///
    /// @throws CityException if there is none, or it is not for them
    public Directive get(Viewer viewer, long id) {
        return book.find(id)
                .filter(one -> viewer.reaches(Audience.Group.OFFICIAL) || one.published())
                .orElseThrow(() -> CityException.notFound("There is no directive %d".formatted(id)));
    }

    /// What the viewer may see of a directive.
    public Sight sight(Viewer viewer, Directive directive) {
        if (entitlement.concerns(viewer, directive)) {
            return new Sight(true, true, true);
        }
        var view = policy.of(viewer);
        var place = directive.jurisdiction();
        boolean text = view.decide(DATASET, directive.published() ? "public-text" : "text", place)
                .shows();
        return new Sight(
                text,
                view.decide(DATASET, "seen", place).shows(),
                view.decide(DATASET, "person", place).shows());
    }

    /// Whether the viewer gave it, carries it out, or works in the office that does.
    public boolean concerns(Viewer viewer, Directive directive) {
        return entitlement.concerns(viewer, directive);
    }

    /// What somebody may see of a directive beside its subject, office, state and dates.
    ///
    /// @param text what is to be done and what was reported
    /// @param seen what the issuer saw
    /// @param people who gave it and who carries it out
    public record Sight(boolean text, boolean seen, boolean people) {}

    public List<Directive> list(DirectiveQuestion question) {
        return book.list(question, clock.instant());
    }

    public List<Step> steps(Directive directive) {
        return book.steps(directive.id());
    }

    /// The acts the viewer may take now.
    public List<Act> possible(Viewer viewer, Directive directive) {
        return directive.standing().possible().stream()
                .filter(act -> entitlement.actor(viewer, directive, act).isPresent())
                .toList();
    }

    /// The offices the viewer may give directives to, in the order of the pack; none if they give none.
    public List<Office> officesFor(Viewer viewer) {
        return entitlement.offices(viewer);
    }

    /// The people of an office who can be made the owner of a directive.
    public List<Person> ownersIn(String office) {
        return people.ofOffice(office).stream()
                .filter(person -> person.role() != Role.VIEWER && person.role() != Role.CITIZEN)
                .toList();
    }

    /// How the offices carried out what they were given since a moment. Directives about drills do not count.
    public List<OfficeRecord> statistics(Instant since) {
        var drills = book.subjects(since).stream().filter(inCharge::isDrill).toList();
        return book.statistics(since, clock.instant(), drills);
    }

    /// The order as it was sealed when it was given, as JSON.
    public SealedOrder sealed(Directive directive) {
        var sealed = book.sealed(directive.id());
        return new SealedOrder(
                sealed.text(),
                HexFormat.of().formatHex(sealed.hash()),
                Arrays.equals(Sealing.hash(sealed.text()), sealed.hash()));
    }

    /// @param intact whether the text still has the hash it was sealed with
    public record SealedOrder(String text, String hash, boolean intact) {}

    public Optional<Evidence> file(Directive directive, long file) {
        return book.file(directive.id(), file);
    }

    /// The picture of what the issuer saw.
    public Optional<Evidence> picture(Directive directive) {
        return book.picture(directive.id());
    }

    private Reply issue(Viewer viewer, Person person, Person issuer, Order order) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var owned = inCharge.owned(order.subject());
        var title = owned.map(Owned::name).orElse(LocalText.same(order.subject().key()));
        var office = offices.get(order.office());
        var sealed = sealing.seal(
                order,
                title,
                owned.map(Owned::topics).orElse(List.of()),
                Readership.of(viewer),
                new Sealing.Signature(person.login(), issuer.login(), now));
        long id = book.insert(new NewDirective(
                order, title, inCharge.districtOf(office), issuer.id(), now, sealed, Sealing.hash(sealed)));
        long step = book.insert(new NewStep(
                id,
                1,
                Act.ISSUE,
                person.id(),
                other(issuer, person),
                now,
                "",
                null,
                Standing.given(order.office(), order.owner(), order.due()),
                order.request()));
        var seen = order.seen();
        if (seen != null && seen.picture() != null) {
            var picture = new Evidence("seen.png", "image/png", seen.picture());
            book.insert(id, step, "seen", picture, Sealing.hash(picture.bytes()));
        }
        audit.record(
                viewer,
                "directive-issued",
                "directive:" + id,
                Map.of("about", order.subject().toString(), "office", order.office(), "issuer", issuer.login()));
        return finish(id, Act.ISSUE, "");
    }

    private Reply act(Viewer viewer, Person person, long id, Deed deed) {
        var directive = get(viewer, id);
        var act = deed.act();
        var name = entitlement.actor(viewer, directive, act);
        if (name.isEmpty()) {
            return act.side() == Act.Side.ISSUER
                    ? Refused.forbidden("지시한 사람만 할 수 있습니다.", "Only who gave the directive can do this.")
                    : Refused.forbidden("맡은 사람이나 그 부서장만 할 수 있습니다.", "Only its owner or their manager can do this.");
        }
        if (deed.after() != null && deed.after() != directive.steps()) {
            return stale();
        }
        var wrong = objectionTo(deed, directive);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        return switch (directive.standing().after(act, deed.change())) {
            case Outcome.NotNow(var tried, var state) ->
                Refused.conflict(
                        "'%s' 상태에서는 할 수 없습니다. 그사이 다른 사람이 처리했을 수 있습니다."
                                .formatted(state.text().ko()),
                        "This cannot be done while it stands at '%s'; somebody else may have acted meanwhile."
                                .formatted(state.text().en()));
            case Outcome.Lacks(var ko, var en) -> Refused.invalid(ko, en);
            case Outcome.Done(var standing) -> record(viewer, person, name.get(), directive, deed, standing);
        };
    }

    private Reply record(Viewer viewer, Person person, Person name, Directive directive, Deed deed, Standing standing) {
        long step = book.insert(new NewStep(
                directive.id(),
                directive.steps() + 1,
                deed.act(),
                person.id(),
                other(name, person),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                deed.text(),
                deed.link(),
                standing,
                deed.request()));
        deed.files().forEach(file -> book.insert(directive.id(), step, "evidence", file, Sealing.hash(file.bytes())));
        audit.record(
                viewer,
                "directive-" + deed.act().key(),
                "directive:" + directive.id(),
                Map.of("state", standing.state().key(), "for", name.login()));
        return finish(directive.id(), deed.act(), deed.text());
    }

    /// Tells whom it concerns, inside the same transaction.
    private Reply finish(long id, Act act, String text) {
        var directive = book.find(id).orElseThrow();
        messages.tell(directive, act, text);
        events.publishEvent(new DirectiveChanged(id));
        return new Done(directive, false);
    }

    private static @Nullable Long other(Person name, Person person) {
        return name.id() == person.id() ? null : name.id();
    }

    private Optional<Reply> repeated(Person person, String request) {
        if (request.length() < SHORTEST_REQUEST || request.length() > LONGEST_REQUEST) {
            return Optional.of(Refused.invalid(
                    "요청 번호는 8자에서 80자입니다.", "A request is named with 8 to 80 characters, its idempotency key."));
        }
        return book.findByRequest(person.id(), request).map(found -> new Done(found, true));
    }

    /// Runs `work` in one transaction; if the same request, or another step, was written meanwhile, it is told.
    private Reply once(Person person, String request, Supplier<Reply> work) {
        try {
            var reply = transactions.execute(status -> {
                var done = work.get();
                if (done instanceof Refused) {
                    status.setRollbackOnly();
                }
                return done;
            });
            return Objects.requireNonNull(reply);
        } catch (DuplicateKeyException e) {
            return book.findByRequest(person.id(), request)
                    .<Reply>map(found -> new Done(found, true))
                    .orElseGet(Directives::stale);
        }
    }

    private static Refused stale() {
        return Refused.conflict(
                "그사이 다른 사람이 처리했습니다. 지금 상태를 보고 다시 해 주세요.",
                "Somebody else acted meanwhile. Look at how it stands now and try again.");
    }

    private Optional<Refused> objectionTo(Order order, Office office) {
        var now = clock.instant();
        if (order.text().isEmpty()) {
            return Optional.of(Refused.invalid("무엇을 해야 하는지 적으세요.", "Say what is to be done."));
        }
        if (order.text().length() > Order.LONGEST_TEXT) {
            return Optional.of(Refused.invalid(
                    "지시는 %d자까지입니다.".formatted(Order.LONGEST_TEXT),
                    "A directive has at most %d characters.".formatted(Order.LONGEST_TEXT)));
        }
        if (!order.due().isAfter(now) || order.due().isAfter(now.plus(LATEST_DUE))) {
            return Optional.of(Refused.invalid(
                    "기한은 지금부터 3년 안의 시각이어야 합니다.", "The due date lies after now and within three years."));
        }
        var owner = order.owner();
        if (owner != null && ownersIn(office.id()).stream().noneMatch(person -> person.id() == owner)) {
            return Optional.of(Refused.invalid(
                    "담당자는 %s 소속이어야 합니다.".formatted(office.name().ko()),
                    "Its owner must work in the %s.".formatted(office.name().en())));
        }
        return Optional.empty();
    }

    private Optional<Refused> objectionTo(Deed deed, Directive directive) {
        if (deed.act() == Act.ISSUE) {
            return Optional.of(
                    new Refused(Category.CONFLICT, new LocalText("이미 내린 지시입니다.", "It has been given already.")));
        }
        if (deed.act().needsText() && deed.text().isEmpty()) {
            return Optional.of(Refused.invalid("내용이나 이유를 적으세요.", "Say what, or why."));
        }
        if (deed.text().length() > Order.LONGEST_TEXT) {
            return Optional.of(Refused.invalid(
                    "내용은 %d자까지입니다.".formatted(Order.LONGEST_TEXT),
                    "At most %d characters are taken.".formatted(Order.LONGEST_TEXT)));
        }
        var link = deed.link();
        if (link != null && !link.matches("https?://[^\\s\"<>]{1,1000}")) {
            return Optional.of(
                    Refused.invalid("링크는 http:// 나 https:// 로 시작합니다.", "A link begins with http:// or https://."));
        }
        if (deed.files().size() > Deed.MOST_FILES) {
            return Optional.of(Refused.invalid(
                    "파일은 한 번에 %d개까지입니다.".formatted(Deed.MOST_FILES),
                    "At most %d files are taken at a time.".formatted(Deed.MOST_FILES)));
        }
        var owner = deed.change().owner();
        if (deed.act() == Act.DELEGATE
                && owner != null
                && ownersIn(directive.standing().office()).stream().noneMatch(person -> person.id() == owner)) {
            return Optional.of(
                    Refused.invalid("같은 부서 사람에게만 맡길 수 있습니다.", "It can be handed on within the office only."));
        }
        return Optional.empty();
    }
}
