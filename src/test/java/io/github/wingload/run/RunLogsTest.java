package io.github.wingload.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.exchange.Call;
import io.github.wingload.judge.Reports;
import io.github.wingload.plan.Plan;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.RunLog;
import io.github.wingload.result.RunResult;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunLogsTest {

    private static final Plan PLAN =
            Runs.plan(List.of(), Tasks.named("GET", "a").task());
    private static final Manifest MANIFEST = Runs.manifest(PLAN);
    private static final Analysis ANALYSIS = Reports.full(RunResult.atTimeZero(MANIFEST));

    private final List<String> heard = new ArrayList<>();
    private final List<RuntimeException> thrown = new ArrayList<>();
    private final RunLogs logs = new RunLogs(List.of(new Broken(), new Listening()), thrown::add);

    @Test
    void logThatThrowsStillReceivesTheRestAndSoDoTheOthers() {
        logs.started(MANIFEST);
        logs.ended(List.of(Calls.ok(0, 1, 1)));

        assertThat(heard).containsExactly("started", "1 ended");
        assertThat(thrown).extracting(Throwable::getMessage).containsExactly("no start", "no call");
    }

    @Test
    void exceptionAtTheEndIsThrownWhenAllLogsHaveFinished() {
        assertThatThrownBy(() -> logs.finished(ANALYSIS))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .satisfies(suppressed -> assertThat(suppressed).hasMessage("no end")));
        assertThat(heard).containsExactly("finished");
    }

    private static final class Broken implements RunLog {

        @Override
        public void started(Manifest manifest) {
            throw new IllegalArgumentException("no start");
        }

        @Override
        public void ended(List<Call> calls) {
            throw new IllegalArgumentException("no call");
        }

        @Override
        public void finished(Analysis analysis) {
            throw new IllegalArgumentException("no end");
        }
    }

    private final class Listening implements RunLog {

        @Override
        public void started(Manifest manifest) {
            heard.add("started");
        }

        @Override
        public void ended(List<Call> calls) {
            heard.add(calls.size() + " ended");
        }

        @Override
        public void finished(Analysis analysis) {
            heard.add("finished");
        }
    }
}
