package io.github.wingload.truth;

import io.github.wingload.cli.Launched;
import io.github.wingload.exchange.Call;
import io.github.wingload.monitor.Stall;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.load.Load;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A generator in a process of its own, which can be suspended as a whole. */
final class GeneratorProcess implements AutoCloseable {

    private static final String TIME_ZERO = "time zero";

    private final Process process;
    private final BufferedReader out;

    private GeneratorProcess(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts one that makes an open load; returns at its time zero. */
    static GeneratorProcess start(URI url, int perSecond, int seconds) throws IOException {
        return start(url, "rate", perSecond, seconds);
    }

    /** Starts one with users who call without a pause; returns at its time zero. */
    static GeneratorProcess startUsers(URI url, int users, int seconds) throws IOException {
        return start(url, "users", users, seconds);
    }

    private static GeneratorProcess start(URI url, String load, int number, int seconds) throws IOException {
        Process process = new ProcessBuilder(Launched.command(
                        GeneratorProcess.class,
                        List.of(),
                        url.toString(),
                        load,
                        Integer.toString(number),
                        Integer.toString(seconds)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        GeneratorProcess generator = new GeneratorProcess(process);
        generator.readUntilTimeZero();
        return generator;
    }

    /** Takes the processor away from it for so long. */
    void suspend(Duration duration) throws IOException, InterruptedException {
        signal("STOP");
        Thread.sleep(duration.toMillis());
        signal("CONT");
    }

    /** Waits for its end and returns what it printed: figures by name, times in milliseconds. */
    Map<String, Double> figures() throws IOException {
        Map<String, Double> figures = new TreeMap<>();
        out.lines().map(line -> line.split("=")).forEach(pair -> figures.put(pair[0], Double.valueOf(pair[1])));
        return figures;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void readUntilTimeZero() throws IOException {
        String line = out.readLine();
        if (!TIME_ZERO.equals(line)) {
            throw new IOException("the generator did not start: " + line);
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(List.of("kill", "-" + name, Long.toString(process.pid())))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("kill -" + name + " ended with " + exit);
        }
    }

    /** The child: url, load, starts per second or users, seconds. */
    public static void main(String[] args) throws Exception {
        int number = Integer.parseInt(args[2]);
        Duration duration = Duration.ofSeconds(Integer.parseInt(args[3]));
        Load load = args[1].equals("users") ? Loads.users(number, duration) : Loads.rate(number, duration);
        Rule longest = new Rule(
                "max of ok <= 1500ms",
                new Figure.Most(Figure.Times.of(Figure.Calls.OK)),
                Optional.empty(),
                Optional.empty(),
                Operator.AT_MOST,
                1500,
                Optional.empty());
        Measured measured = Measured.run(
                Plans.like(TruthPlans.plan(URI.create(args[0]), load))
                        .thresholds(longest)
                        .plan(),
                TruthPlans.rows(1, id -> 0),
                zeroNs -> System.out.println(TIME_ZERO));
        print("ok", measured.ok().size());
        print("failed", measured.calls().size() - measured.ok().size());
        print(
                "first start late",
                SortedTimes.lateness(measured.calls().subList(0, 1)).max());
        each("lateness", SortedTimes.lateness(measured.calls()));
        each("response", SortedTimes.response(measured.calls()));
        each("service", SortedTimes.service(measured.calls()));
        print("generator state", measured.analysis().generator().state().ordinal());
        print(
                "threshold state",
                measured.analysis().judgement().thresholds().get(0).state().ordinal());
        print(
                "stalled max",
                measured.calls().stream().mapToLong(Call::stalledNs).max().orElse(0) / 1e6);
        print(
                "longest stall",
                measured.result().generator().stalls().orElseThrow().longest().stream()
                                .mapToLong(Stall::ns)
                                .max()
                                .orElse(0)
                        / 1e6);
        print("hiccup max", measured.result().generator().hiccupMaxMs());
    }

    private static void each(String name, SortedTimes times) {
        Consumer<Double> percentile = p -> print(name + " p" + Math.round(p), times.p(p));
        List.of(50.0, 90.0, 99.0).forEach(percentile);
        print(name + " max", times.max());
    }

    private static void print(String name, double figure) {
        System.out.println(name + "=" + String.format(Locale.ROOT, "%.3f", figure));
    }
}
