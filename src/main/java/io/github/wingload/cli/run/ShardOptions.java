package io.github.wingload.cli.run;

import io.github.wingload.artefact.PlanDigest;
import io.github.wingload.cli.command.GivenDuration;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.cli.command.Version;
import io.github.wingload.meet.Meeting;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Shard;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.target.HostPort;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.run.StartLine;
import io.github.wingload.scenario.target.Addresses;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Sha256;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Options of a process that makes a part of a load, and of the time at which it begins. */
final class ShardOptions {

    private static final Pattern SHARD = Pattern.compile("(\\d{1,6})/(\\d{1,6})");
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** As short as a seed that is drawn. */
    private static final long SEEDS = 1_000_000_000;

    @Option(
            names = "--shard",
            paramLabel = "K/N",
            description =
                    "Make one of N equal parts of the load, K from 0 to N-1; other processes make the others. Merge gives the"
                            + " results and the verdict of the whole.")
    Optional<String> shard = Optional.empty();

    @Option(
            names = "--shards-of",
            paramLabel = "RUN",
            description =
                    "With --shard: a name for the run, the same for all of its shards and for no other run. The seed is derived"
                            + " from it if there is none.")
    Optional<String> run = Optional.empty();

    @Option(
            names = "--start-at",
            paramLabel = "TIME",
            description =
                    "Begin the load at this time, such as 2026-11-27T08:00:00Z. If it has passed by more than a second, nothing"
                            + " is sent, and the exit code is 3.")
    Optional<String> startAt = Optional.empty();

    @Option(
            names = "--meet",
            paramLabel = "HOST:PORT",
            description =
                    "With --shard: shard 0 listens here, and the others come. All begin at one time, or none does; when one stops"
                            + " or is lost, all stop; shard 0 collects the results, merges them and has the verdict.")
    Optional<String> meet = Optional.empty();

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "10m",
            description = "With --meet: how long to wait for the other shards (default: ${DEFAULT-VALUE}).")
    private String patience;

    @Option(
            names = "--on-lost",
            paramLabel = "stop|go-on",
            defaultValue = "stop",
            description = "With --meet: what to do when another shard is lost (default: ${DEFAULT-VALUE}).")
    private String onLost;

    /**
     * Opens the meeting, or goes to it; empty if there is none.
     *
     * @throws UserError if the options do not name one
     */
    Optional<Meeting> meeting(OpenedScenario opened, NanoClock clock) throws IOException {
        if (meet.isEmpty()) {
            return Optional.empty();
        }
        Shard part = shard().orElseThrow(() ->
                new UserError("--meet is for shards", "Write --shard 0/4 --shards-of NAME with it. Nothing was sent."));
        if (startAt.isPresent()) {
            throw new UserError(
                    "--meet and --start-at exclude each other", "Shards that meet choose the time. Nothing was sent.");
        }
        if (!onLost.equals("stop") && !onLost.equals("go-on")) {
            throw new UserError("--on-lost " + onLost + " is neither stop nor go-on", "Nothing was sent.");
        }
        Meeting.Terms terms = new Meeting.Terms(
                part,
                Sha256.of(PlanDigest.of(opened.plan()) + opened.samplesSha256() + Version.current()),
                GivenDuration.aboveZero("--wait", patience),
                onLost.equals("go-on"));
        try {
            return Optional.of(Meeting.at(place(meet.get()), terms, clock));
        } catch (IOException taken) {
            throw new UserError(taken, "Use another port, or end the program that has it. Nothing was sent.");
        }
    }

    private static HostPort place(String text) {
        return Addresses.hostPort(text)
                .orElseThrow(() -> new UserError(
                        "--meet " + text + " is not a host and a port",
                        "Write it as in loader-0:7411. Nothing was sent."));
    }

    /**
     * The part of the load that these options name; empty for all of it.
     *
     * @throws UserError if they name none
     */
    Optional<Shard> shard() {
        if (shard.isEmpty() && run.isEmpty()) {
            return Optional.empty();
        }
        if (shard.isEmpty() || run.isEmpty()) {
            throw new UserError(
                    "--shard and --shards-of need each other",
                    "Write --shard 0/4 --shards-of NAME, with the same NAME for all four. Nothing was sent.");
        }
        Matcher parts = SHARD.matcher(shard.get());
        if (!parts.matches() || Integer.parseInt(parts.group(1)) >= Integer.parseInt(parts.group(2))) {
            throw new UserError(
                    "--shard " + shard.get() + " is not the number of a shard",
                    "Number the shards from 0: of four they are 0/4, 1/4, 2/4 and 3/4. Nothing was sent.");
        }
        if (!RUN.matcher(run.get()).matches()) {
            throw new UserError(
                    "--shards-of " + run.get() + " is not a name of a run",
                    "Use at most 100 letters, digits, dots, underscores and hyphens. Nothing was sent.");
        }
        return Optional.of(new Shard(run.get(), Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))));
    }

    /**
     * The scenario with the part of the load that these options name.
     *
     * @throws UserError if the load cannot be divided into so many parts
     */
    OpenedScenario partOf(OpenedScenario whole) {
        Optional<Shard> part = shard();
        if (part.isEmpty()) {
            return whole;
        }
        OpenedScenario seeded = whole.scenario().seedDrawn() ? whole.withSeed(seed(part.get())) : whole;
        checkDivisible(seeded.plan(), part.get().count());
        return seeded.withShard(part.get());
    }

    /** @throws UserError if the load cannot be divided into so many parts */
    static void checkDivisible(Plan plan, int shards) {
        List<String> problems = problems(plan, shards);
        if (!problems.isEmpty()) {
            throw new UserError(
                    "the load cannot be divided into " + shards + " shards: " + String.join("; ", problems),
                    "Use fewer shards, or change the load. Nothing was sent.");
        }
    }

    /** The same for all shards of a run. */
    private static long seed(Shard part) {
        return Math.floorMod(Long.parseUnsignedLong(Sha256.of(part.run()).substring(0, 16), 16), SEEDS);
    }

    private static List<String> problems(Plan plan, int shards) {
        List<String> problems = new ArrayList<>();
        if (plan.sides().stream().anyMatch(side -> side.target() instanceof SimulatorTarget)) {
            problems.add(
                    "each shard would have a simulator of its own; start one with wingload simulate and name it with"
                            + " --url");
        }
        if (plan.load() instanceof OpenLoad open) {
            long starts = Math.round(open.plannedStarts());
            int inFlight = open.inFlightLimit(plan.longestFlow());
            tooFew(starts, shards, "start", "starts").ifPresent(problems::add);
            tooFew(inFlight, shards, "call in flight", "calls in flight").ifPresent(problems::add);
        } else {
            tooFew(plan.load().peakUsers(), shards, "user", "users").ifPresent(problems::add);
            plan.load()
                    .requests()
                    .ifPresent(calls -> tooFew(calls, shards, "call", "calls").ifPresent(problems::add));
        }
        return problems;
    }

    /** Each shard needs at least one. */
    private static Optional<String> tooFew(long count, int shards, String one, String many) {
        return count < shards ? Optional.of("it has only " + Figures.count(count, one, many)) : Optional.empty();
    }

    /**
     * When the load begins.
     *
     * @param now the time of day
     * @throws UserError if the options name no time
     */
    StartLine startLine(Instant now) {
        return startAt.map(text -> StartLine.at(time(text, now))).orElseGet(StartLine::whenReady);
    }

    private static Instant time(String text, Instant now) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (Duration.between(now, time).compareTo(LONGEST_WAIT) > 0) {
                throw new UserError(
                        "--start-at " + text + " is more than a day ahead",
                        "It is " + now + " now. Start wingload on the day of the load. Nothing was sent.");
            }
            return time;
        } catch (DateTimeException noTime) {
            throw new UserError(
                    "--start-at " + text + " is not a time",
                    "Write date, time and zone, as in 2026-11-27T08:00:00Z. Nothing was sent.");
        }
    }
}
