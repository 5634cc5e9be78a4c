package io.github.wingload.report.machine;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.judge.RunRecord;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.util.Optional;

/** Runs of a minute with a thousand calls, of which every tenth failed in one of two ways. */
final class AnalysedRun {

    static final String HOSTILE = "a\u001b[2J\u202e\uffff <!channel> & \"]]>'</testcase>\n{{ $labels }}";

    private AnalysedRun() {}

    static Rule rule(String text, Figure figure, Operator operator, double limit) {
        return new Rule(text, figure, Optional.empty(), Optional.empty(), operator, limit, Optional.empty());
    }

    static Rule p90(double limitMs) {
        return rule("p90 of ok <= " + limitMs + "ms", Figure.percentile(90, Calls.OK), Operator.AT_MOST, limitMs);
    }

    static Rule success(double percent) {
        return rule("success rate >= " + percent + "%", Figure.SUCCESS_RATE, Operator.AT_LEAST, percent);
    }

    static Analysis of(Rule... thresholds) {
        Plan plan = Plans.of(Tasks.named("POST", HOSTILE).task())
                .name("demo")
                .load(Loads.users(20, Duration.ofMinutes(1)))
                .thresholds(thresholds)
                .plan();
        RunRecord record = new RunRecord(plan);
        for (int i = 0; i < 1_000; i++) {
            record.record(call(i));
        }
        record.endSecond(60_000_000_000L);
        return record.analyse(Runs.result(plan, record.totals()));
    }

    private static Call call(int number) {
        double at = number * 59.0;
        return number % 10 == 0
                ? io.github.wingload.testkit.Calls.unanswered(0, at, 5, FailureClass.RESET, HOSTILE)
                : io.github.wingload.testkit.Calls.ok(0, at, 100 + number * 37 % 100);
    }
}
