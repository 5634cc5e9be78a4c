package io.github.wingload.locust;

import io.github.wingload.result.EndReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Users that do at once what they are told, unless a test says otherwise; and what they were told. */
final class FakeUsers implements DrivenUsers {

    final List<String> told = new ArrayList<>();
    final List<MasterTest> tests = new ArrayList<>();
    boolean running;
    boolean begins = true;
    boolean drains = true;
    boolean writing;
    int callsEnded;
    Optional<String> trouble = Optional.empty();

    @Override
    public void start(MasterTest test) {
        told.add("start " + test.worker() + " " + test.host().orElse("-") + " " + test.users());
        tests.add(test);
        running = true;
    }

    @Override
    public void set(List<Integer> users) {
        told.add("set " + users);
    }

    @Override
    public void stop(EndReason reason) {
        told.add("stop " + reason);
        running = false;
    }

    @Override
    public boolean begun() {
        return running && begins;
    }

    @Override
    public boolean drained() {
        return !running && drains;
    }

    @Override
    public boolean idle() {
        return drained() && !writing;
    }

    @Override
    public Optional<String> trouble() {
        return trouble;
    }

    @Override
    public Report report(double sinceSeconds, double aheadSeconds) {
        Report.Row all = new Report.Row("", Report.ALL, sinceSeconds);
        for (; callsEnded > 0; callsEnded--) {
            all.add(120.25, sinceSeconds, true, 100);
        }
        return new Report(List.of(), all, List.of());
    }

    @Override
    public double cpuPercent() {
        return 12.5;
    }
}
