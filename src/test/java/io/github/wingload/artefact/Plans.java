package io.github.wingload.artefact;

import io.github.wingload.plan.Load;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Reporting;
import io.github.wingload.plan.WaitTime;

/** Plans for tests that differ in one thing. */
final class Plans {

    private Plans() {}

    /** With {@code calls: on}. */
    static Plan keepingCalls(Plan plan) {
        return with(plan, plan.load(), plan.userClasses().get(0).waitTime(), Reporting.Calls.ON);
    }

    /** With {@code calls: off}. */
    static Plan keepingNoCalls(Plan plan) {
        return with(plan, plan.load(), plan.userClasses().get(0).waitTime(), Reporting.Calls.OFF);
    }

    static Plan with(Plan plan, Load load, WaitTime waitTime, Reporting.Calls calls) {
        Reporting reporting = plan.reporting();
        return new Plan(
                plan.name(),
                plan.target(),
                load,
                waitTime,
                plan.deadline(),
                plan.samples().stream().findFirst(),
                plan.tasks(),
                plan.seed(),
                plan.thresholds(),
                plan.safeguards(),
                new Reporting(
                        calls,
                        reporting.bucketBounds(),
                        reporting.whatIf(),
                        reporting.upstreamHeader(),
                        reporting.ticket(),
                        reporting.environment(),
                        reporting.labels(),
                        reporting.notes(),
                        reporting.conclusion(),
                        reporting.escalation()));
    }
}
