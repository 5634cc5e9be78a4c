package io.github.wingload.metrics;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Manifest.Reached;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunLog;
import io.github.wingload.schedule.RateProfile;
import io.github.wingload.stats.CallLedger;
import io.github.wingload.text.Printable;
import io.github.wingload.text.Secrets;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the calls of a run in metrics for Prometheus. A further run starts them at zero again.
 *
 * <p>Texts in labels have no secrets and no control characters. Scrapes come on other threads and see whole metrics.
 */
public final class RunMetrics implements RunLog {

    private static final double NS_PER_SECOND = 1e9;

    private final PrometheusRegistry registry;
    private final Secrets secrets;
    private Optional<Collectors> current = Optional.empty();

    /** @param secrets that labels do not show */
    public RunMetrics(PrometheusRegistry registry, Secrets secrets) {
        this.registry = registry;
        this.secrets = secrets;
    }

    @Override
    public void started(Manifest manifest) {
        registry.clear();
        current = Optional.of(new Collectors(manifest));
    }

    @Override
    public void ended(List<Call> calls) {
        current.ifPresent(collectors -> calls.forEach(collectors::count));
    }

    @Override
    public void missed(long count) {
        current.ifPresent(collectors -> collectors.uncounted.inc(count));
    }

    @Override
    public void second(Progress progress) {
        current.ifPresent(collectors -> collectors.show(progress));
    }

    @Override
    public void finished(Analysis analysis) {
        current.ifPresent(Collectors::end);
    }

    private String shown(String text) {
        return Printable.of(secrets.redact(text));
    }

    /** The metrics of one run. */
    private final class Collectors {

        private final Counter calls = Counter.builder()
                .name(MetricNames.CALLS)
                .help("Calls that ended or were dropped, by failure class; the class ok is a success.")
                .labelNames(MetricNames.METHOD, MetricNames.TASK, MetricNames.CLASS)
                .register(registry);
        private final Counter bytes = Counter.builder()
                .name(MetricNames.ANSWER_BYTES)
                .help("Length of the bodies of all answers.")
                .register(registry);
        private final Counter uncounted = Counter.builder()
                .name(MetricNames.UNCOUNTED)
                .help("Calls that the other metrics miss, because too many were waiting to be counted.")
                .register(registry);
        private final Gauge users = Gauge.builder()
                .name(MetricNames.USERS)
                .help("Users that run now; 0 in the open model.")
                .register(registry);
        private final Gauge inFlight = Gauge.builder()
                .name(MetricNames.IN_FLIGHT)
                .help("Calls that have started and not ended.")
                .register(registry);
        private final Gauge offered = Gauge.builder()
                .name(MetricNames.OFFERED)
                .help("Starts per second that the schedule wants now; 0 in the closed model.")
                .register(registry);
        private final DistributionDataPoint startDelay;
        private final List<TaskCollectors> tasks = new ArrayList<>();
        private final Optional<RateProfile> rate;
        private final long plannedNs;

        Collectors(Manifest manifest) {
            Plan plan = manifest.plan();
            double[] bounds = MetricNames.bucketBounds(plan);
            Histogram response =
                    times(MetricNames.RESPONSE_TIME, "From the intended start of a call to its end.", bounds);
            Histogram service = times(MetricNames.SERVICE_TIME, "From the start of a call to its end.", bounds);
            startDelay = Histogram.builder()
                    .name(MetricNames.START_DELAY)
                    .help("How much later than intended calls started; wingload itself causes it.")
                    .classicUpperBounds(0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1)
                    .withoutExemplars()
                    .register(registry)
                    .labelValues();
            for (Task task : plan.tasks()) {
                tasks.add(new TaskCollectors(task.method(), shown(task.name()), calls, response, service));
            }
            Load load = plan.load();
            rate = load instanceof OpenLoad open ? Optional.of(RateProfile.of(open)) : Optional.empty();
            plannedNs = load.plannedEnd().map(end -> end.toNanos()).orElse(Long.MAX_VALUE);
            info(manifest);
        }

        private Histogram times(String name, String help, double[] bounds) {
            return Histogram.builder()
                    .name(name)
                    .help(help)
                    .labelNames(MetricNames.METHOD, MetricNames.TASK, MetricNames.RESULT)
                    .classicUpperBounds(bounds)
                    .withoutExemplars()
                    .register(registry);
        }

        private void info(Manifest manifest) {
            Map<String, String> labels = new LinkedHashMap<>();
            labels.put("id", manifest.id());
            labels.put("name", manifest.plan().name());
            labels.put("model", manifest.plan().load().open() ? "open" : "closed");
            labels.put(
                    "target",
                    String.join(
                            " ", manifest.reached().stream().map(Reached::url).toList()));
            labels.put("version", manifest.version());
            manifest.plan()
                    .reporting()
                    .labels()
                    .forEach((name, value) -> labels.putIfAbsent(
                            "label_" + PrometheusNaming.escapeName(name, EscapingScheme.UNDERSCORE_ESCAPING), value));
            Info info = Info.builder()
                    .name(MetricNames.RUN)
                    .help("The run that the other metrics are of, with the labels of its scenario.")
                    .labelNames(labels.keySet().toArray(String[]::new))
                    .register(registry);
            info.addLabelValues(
                    labels.values().stream().map(RunMetrics.this::shown).toArray(String[]::new));
        }

        void count(Call call) {
            TaskCollectors task = tasks.get(call.task());
            task.calls(call.failureClass()).inc();
            if (!CallLedger.isRequest(call)) {
                return;
            }
            bytes.inc(call.bytes());
            startDelay.observe(Math.max(0, call.startedNs() - call.intendedNs()) / NS_PER_SECOND);
            (call.ok() ? task.okResponse : task.failedResponse).observe(call.responseTimeNs() / NS_PER_SECOND);
            (call.ok() ? task.okService : task.failedService).observe(call.serviceTimeNs() / NS_PER_SECOND);
        }

        void show(Progress progress) {
            users.set(progress.users());
            inFlight.set(progress.inFlight());
            long atNs = progress.second().endNs();
            offered.set(
                    atNs < plannedNs
                            ? rate.map(profile -> profile.perSecondAt(atNs)).orElse(0.0)
                            : 0);
        }

        void end() {
            users.set(0);
            inFlight.set(0);
            offered.set(0);
        }
    }

    /** The series of a task. They are looked up once, because looking them up for each call would take longer than counting. */
    private static final class TaskCollectors {

        private final String method;
        private final String name;
        private final Counter calls;
        private final Map<FailureClass, CounterDataPoint> byClass = new EnumMap<>(FailureClass.class);
        private final DistributionDataPoint okResponse;
        private final DistributionDataPoint failedResponse;
        private final DistributionDataPoint okService;
        private final DistributionDataPoint failedService;

        TaskCollectors(String method, String name, Counter calls, Histogram response, Histogram service) {
            this.method = method;
            this.name = name;
            this.calls = calls;
            okResponse = response.labelValues(method, name, MetricNames.OK);
            failedResponse = response.labelValues(method, name, MetricNames.FAILED);
            okService = service.labelValues(method, name, MetricNames.OK);
            failedService = service.labelValues(method, name, MetricNames.FAILED);
            calls(FailureClass.OK);
        }

        /** The counter of a class, which is exported from its first call on. */
        CounterDataPoint calls(FailureClass failureClass) {
            return byClass.computeIfAbsent(failureClass, any -> calls.labelValues(method, name, any.label()));
        }
    }
}
