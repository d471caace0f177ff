package city.madang.directives;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.directives.Standing.Change;
import city.madang.directives.Standing.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// Promises the life of a directive keeps, tried on random ones.
class StandingTest {

    private static final Instant GIVEN = Instant.parse("2026-11-21T00:00:00Z");
    private static final Instant DUE = GIVEN.plus(Duration.ofDays(3));

    @RepeatedTest(300)
    void neverTakesAnIllegalStepWhateverIsTried(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var standing = Standing.given("water", null, DUE);
        for (int i = 0; i < 60; i++) {
            var act = Act.values()[random.nextInt(Act.values().length)];
            var before = standing;
            switch (standing.after(act, change(random, standing))) {
                case Outcome.Done(var after) -> {
                    requireLegal(before, act, after);
                    standing = after;
                }
                case Outcome.NotNow(var tried, var state) ->
                    assertThat(before.allows(tried)).isFalse();
                case Outcome.Lacks lacks -> assertThat(act).isIn(Act.DELEGATE, Act.WANT_TIME);
            }
        }
    }

    @RepeatedTest(100)
    void endsForGood(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        for (var end : new State[] {State.CLOSED, State.WITHDRAWN}) {
            var standing = new Standing(end, "water", null, DUE, random.nextBoolean(), null);

            for (var act : Act.values()) {
                assertThat(standing.after(act, change(random, standing))).isInstanceOf(Outcome.NotNow.class);
            }
        }
    }

    @RepeatedTest(100)
    void canAlwaysBeBroughtToItsEnd(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var standing = Standing.given("water", null, DUE);
        for (int i = 0; i < 30; i++) {
            var possible = standing.possible();
            if (possible.isEmpty()) {
                assertThat(standing.state().open()).isFalse();
                return;
            }
            var act = possible.get(random.nextInt(possible.size()));
            if (standing.after(act, change(random, standing)) instanceof Outcome.Done(var after)) {
                standing = after;
            }
        }
        if (standing.state().open()) {
            assertThat(standing.possible()).contains(Act.WITHDRAW);
        }
    }

    @Test
    void movesItsDueDateOnlyWhenTheIssuerGrantsIt() {
        var standing = Standing.given("water", null, DUE);
        var later = DUE.plus(Duration.ofDays(2));

        var wanting = done(standing.after(Act.WANT_TIME, new Change(null, later)));

        assertThat(wanting.due()).isEqualTo(DUE);
        assertThat(done(wanting.after(Act.EXTEND, Change.NONE)).due()).isEqualTo(later);
        assertThat(done(wanting.after(Act.KEEP_DUE, Change.NONE)).due()).isEqualTo(DUE);
        assertThat(standing.after(Act.WANT_TIME, new Change(null, DUE))).isInstanceOf(Outcome.Lacks.class);
    }

    @Test
    void isAcknowledgedAnewByWhomItIsHandedTo() {
        var acknowledged = done(Standing.given("water", 1L, DUE).after(Act.ACKNOWLEDGE, Change.NONE));

        var handed = done(acknowledged.after(Act.DELEGATE, new Change(2L, null)));

        assertThat(handed.state()).isEqualTo(State.ISSUED);
        assertThat(handed.owner()).isEqualTo(2L);
    }

    @Test
    void isNotOverdueOnceItWasReported() {
        var open = new Standing(State.IN_PROGRESS, "water", null, DUE, false, null);

        assertThat(open.overdue(DUE)).isFalse();
        assertThat(open.overdue(DUE.plusMillis(1))).isTrue();
        assertThat(done(open.after(Act.REPORT, Change.NONE)).overdue(DUE.plusSeconds(1)))
                .isFalse();
    }

    private static void requireLegal(Standing before, Act act, Standing after) {
        assertThat(before.state().open()).as("%s after the end", act).isTrue();
        assertThat(before.allows(act)).isTrue();
        assertThat(after.office()).isEqualTo(before.office());
        if (act != Act.EXTEND) {
            assertThat(after.due()).isEqualTo(before.due());
        } else {
            assertThat(after.due()).isAfter(before.due());
        }
        if (after.state() == State.CLOSED) {
            assertThat(before.state()).isEqualTo(State.REPORTED);
        }
        if (after.state() == State.ACKNOWLEDGED && before.state() != State.ACKNOWLEDGED) {
            assertThat(before.state()).isEqualTo(State.ISSUED);
        }
        if (act != Act.DELEGATE) {
            assertThat(after.owner()).isEqualTo(before.owner());
            assertThat(after.state() == State.ISSUED)
                    .isEqualTo(before.state() == State.ISSUED
                            && act != Act.ACKNOWLEDGE
                            && after.state().open());
        }
        if (!after.state().open()) {
            assertThat(after.possible()).isEmpty();
            assertThat(after.question()).isFalse();
            assertThat(after.wanted()).isNull();
        }
    }

    private static Standing done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).standing();
    }

    private static Change change(Random random, Standing standing) {
        return new Change(
                random.nextBoolean() ? (long) random.nextInt(5) : null,
                random.nextBoolean() ? standing.due().plus(Duration.ofHours(random.nextInt(-5, 20))) : null);
    }
}
