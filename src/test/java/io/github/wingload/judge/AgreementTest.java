package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.Remark;
import io.github.wingload.result.Remark.LittlesLawBroken;
import io.github.wingload.result.Remark.TokensDisagree;
import io.github.wingload.result.Remark.UsersIdle;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Remarks on figures that must agree. Each user gets one streamed answer after the other. */
class AgreementTest {

    private static final Set<Class<?>> CHECKED = Set.of(LittlesLawBroken.class, UsersIdle.class, TokensDisagree.class);

    private static final int USERS = 8;
    private static final int SECONDS = 120;

    @Test
    void usersThatAreAlwaysBusyGetNoRemark() {
        assertThat(remarks(users(2_000, 0, 1))).isEmpty();
    }

    @Test
    void usersWithPausesBetweenTheirCallsAreNotBusy() {
        assertThat(remarks(users(2_000, 100, 1))).singleElement().isInstanceOfSatisfying(UsersIdle.class, idle -> {
            assertThat(idle.users()).isEqualTo(USERS);
            assertThat(idle.meanInFlight()).isBetween(7.5, 7.7);
        });
    }

    @Test
    void answersWhoseTokensComeAfterTheWindowDisagreeWithThem() {
        Trial trial = users(2_000, 0, 1);
        for (int i = 0; i < 60; i++) {
            trial.add(answer(1_000 * SECONDS - 1, 2_000));
        }
        assertThat(remarks(trial)).hasAtLeastOneElementOfType(TokensDisagree.class);
    }

    @Test
    void runThatIsTooShortForItsCallsIsNotCompared() {
        assertThat(remarks(users(10_000, 1_000, 1))).isEmpty();
    }

    @Test
    void tokensOfCallsThatWereCutOffAreNotMissed() {
        Trial trial = users(2_000, 0, 0.5).end(EndReason.ABORTED, Duration.ofSeconds(SECONDS));
        trial.add(Calls.at(1_000 * SECONDS - 1, 2_000)
                .unanswered(FailureClass.UNFINISHED, "")
                .call());
        assertThat(remarks(trial)).doesNotHaveAnyElementsOfTypes(TokensDisagree.class);
    }

    /** @param part of the calls that are made */
    private static Trial users(double tookMs, double pauseMs, double part) {
        Trial trial = Trial.closed(USERS, Duration.ofSeconds(SECONDS))
                .deadline(Duration.ofMinutes(1))
                .tasks(Tasks.post("/v1").stream(AnswerStream.OPENAI).task());
        for (int user = 0; user < USERS; user++) {
            double begin = -tookMs * user / USERS;
            for (double at = begin; at < 1_000 * SECONDS * part; at += tookMs + pauseMs) {
                trial.add(answer(at, tookMs));
            }
        }
        return trial;
    }

    private static Call answer(double atMs, double tookMs) {
        return Calls.at(atMs, tookMs).tokensCounted(20, 0.1 * tookMs, tookMs).call();
    }

    private static List<Remark> remarks(Trial trial) {
        return trial.report().remarks().stream()
                .filter(remark -> CHECKED.contains(remark.getClass()))
                .toList();
    }
}
