package io.github.wingload.cli;

import io.github.wingload.cli.command.CountingLine;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.NewFile;
import io.github.wingload.cli.command.Signals;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.Terminal;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.cli.command.Version;
import io.github.wingload.cli.command.WikiProxy;
import io.github.wingload.scenario.target.Contact;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Fault;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Printable;
import io.github.wingload.time.NanoClock;
import io.github.wingload.wiki.ChangeRecorder;
import io.github.wingload.wiki.ChangeStream;
import io.github.wingload.wiki.RecordingOrder;
import io.github.wingload.wiki.RevisionSampler;
import io.github.wingload.wiki.SampleOrder;
import io.github.wingload.wiki.StreamRecording;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wingload sample}: fetches revision ids of a wiki, for requests with real revisions, or records its changes, for replays. */
@Command(
        name = "sample",
        description = {
            "Fetches revision ids of a wiki's recent edits from MediaWiki's API, into a CSV file with the column rev_id.",
            "",
            "The ids are distinct, spread over the last days and in random order. Requests are sent one at a time, at most"
                    + " three per second, with your contact in the User-Agent, and pause when the wiki asks for it. The file is"
                    + " written completely or not at all.",
            "",
            "With --stream, it records edits and new pages with their times from EventStreams, Wikimedia's service of server-sent"
                    + " events, into a CSV file for load: {replay: {time: time}}. It connects again when the stream is cut. Ctrl-C ends"
                    + " the recording and keeps what is there.",
            ""
        },
        exitCodeList = {
            "0:the file was written",
            "3:the wiki does not answer, or returns too few ids; the part of a recording until then is kept"
        },
        footer = {
            "",
            "Examples:",
            "  Ids for a test of revertrisk-wikidata:",
            "    export WINGLOAD_CONTACT=you@example.org",
            "    wingload sample --wiki www.wikidata.org --count 5000 -o payloads/recent.csv",
            "  Then, in the scenario:",
            "    samples: {file: ../payloads/recent.csv, pick: shuffle}",
            "  The changes of the last two hours, for a replay:",
            "    wingload sample --wiki wikidatawiki --stream page_change --since 2h -o payloads/changes.csv"
        })
final class SampleCommand extends Subcommand {

    private static final int MOST_IDS = 1_000_000;
    private static final int DEFAULT_IDS = 5_000;
    private static final int MOST_DAYS = 90;
    private static final int DEFAULT_DAYS = 30;
    private static final String STREAMS = "https://stream.wikimedia.org/v2/stream";

    @Option(
            names = "--wiki",
            required = true,
            paramLabel = "HOST",
            description =
                    "The wiki, such as www.wikidata.org or de.wikipedia.org; with --stream also its database name, such as"
                            + " wikidatawiki.")
    private String wiki;

    @Option(
            names = "--count",
            paramLabel = "NUMBER",
            description =
                    "The number of ids or changes (default: 5000; of a recording with --since or --for, all up to 1,000,000).")
    private Optional<Integer> count;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "The CSV file to write.")
    private Path output;

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    @Option(
            names = "--namespace",
            split = ",",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description =
                    "Namespaces of the pages, separated by commas (default: ${DEFAULT-VALUE}, which is content pages).")
    private List<Integer> namespaces;

    @Option(names = "--no-bots", description = "Exclude edits by bots.")
    private boolean noBots;

    @Option(
            names = "--days",
            paramLabel = "NUMBER",
            description =
                    "The number of days that the edits are spread over (default: 30; most wikis keep no older edits).")
    private Optional<Integer> days;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "The end of these days, such as 2026-01-31T00:00:00Z (default: the current hour).")
    private Optional<String> until;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description =
                    "The seed of the random choices: the same --until and --seed select the same edits (default: random).")
    private Optional<Long> seed;

    @Option(
            names = "--contact",
            paramLabel = "WHO",
            description =
                    "Your e-mail address or URL, for the User-Agent (default: WINGLOAD_CONTACT from the environment).")
    private Optional<String> contact;

    @Option(
            names = "--api-url",
            paramLabel = "URL",
            description =
                    "The wiki's API, if it is not at https://HOST/w/api.php; with --stream the address of the streams, if it is not "
                            + STREAMS + ".")
    private Optional<String> apiUrl;

    @Mixin
    private StreamOptions streamOptions;

    @Override
    protected ExitCode run() {
        Optional<ChangeStream> stream = streamOptions.stream();
        return stream.isPresent() ? recorded(stream.get()) : drawn();
    }

    private ExitCode recorded(ChangeStream stream) {
        if (days.isPresent() || until.isPresent() || seed.isPresent()) {
            throw new UserError(
                    "--days, --until and --seed are for ids, and a recording of a stream has none of them",
                    "Use --since and --for instead.");
        }
        RecordingOrder order = recordingOrder(stream);
        String userAgent = Version.userAgent(Optional.of(contact()));
        NewFile file = new NewFile(output, force);
        file.check();
        CountingLine line = new CountingLine(err(), Terminal.detect(), total(), "changes");
        ChangeRecorder recorder = ChangeRecorder.over(
                order, userAgent, WikiProxy.of(environment(), order.streams()), NanoClock.system(), line::say);
        Thread recording = Thread.currentThread();
        StreamRecording recorded;
        Signals signals = Signals.caughtBy(recording::interrupt);
        try (signals) {
            recorded = recorder.record(line::show);
        }
        // A second Ctrl-C must not break the writing.
        Thread.interrupted();
        line.clear();
        return written(recorded, file);
    }

    private ExitCode written(StreamRecording recorded, NewFile file) {
        recorded.end()
                .fault()
                .ifPresent(
                        fault -> err().println("wingload: " + Printable.of(fault.found()) + "\n  " + fault.remedy()));
        ExitCode exit = recorded.end().interrupted()
                ? ExitCode.INTERRUPTED
                : recorded.end().fault().isPresent() || recorded.changes() == 0 ? ExitCode.NO_ANSWER : ExitCode.OK;
        if (recorded.changes() == 0) {
            err().println("no change of " + wiki + " was recorded; nothing is written");
            return exit;
        }
        file.write(recorded.csv());
        err().println("written: " + output + ", " + Figures.count(recorded.changes(), "change", "changes") + " in "
                + Figures.stretch(recorded.span())
                + (exit == ExitCode.OK ? "" : ", which is not all that was asked for"));
        err().println("left out: " + Figures.count(recorded.duplicates(), "duplicate", "duplicates") + ", "
                + Figures.count(recorded.canaries(), "canary event", "canary events") + ", "
                + Figures.count(recorded.unreadable(), "unreadable event", "unreadable events"));
        if (count.isEmpty() && recorded.changes() == MOST_IDS) {
            err().println("warning: a recording has at most " + Figures.count(MOST_IDS) + " changes");
        }
        return exit;
    }

    private RecordingOrder recordingOrder(ChangeStream stream) {
        if (!wiki.matches("[a-z0-9._-]+")) {
            throw new UserError(
                    "--wiki " + Excerpt.ofName(wiki) + " is neither a host nor the name of a database",
                    "Write it like www.wikidata.org or wikidatawiki.");
        }
        checkNamespaces();
        Instant now = NanoClock.system().wallTime();
        return new RecordingOrder(
                address(apiUrl.orElse(STREAMS))
                        .orElseThrow(() -> new UserError(
                                "--api-url is not the address of streams", "Write it like " + STREAMS + ".")),
                stream,
                wiki,
                namespaces,
                !noBots,
                total().orElse(MOST_IDS),
                streamOptions.beginning(now),
                streamOptions.end(now));
    }

    /** How many changes to record; empty for all until the end. */
    private OptionalInt total() {
        return count.isEmpty() && streamOptions.hasEnd() ? OptionalInt.empty() : OptionalInt.of(number());
    }

    private int number() {
        int number = count.orElse(DEFAULT_IDS);
        checkRange("--count", number, MOST_IDS);
        return number;
    }

    private ExitCode drawn() {
        URI api = api();
        String userAgent = Version.userAgent(Optional.of(contact()));
        SampleOrder order = order();
        NewFile file = new NewFile(output, force);
        file.check();
        CountingLine line = new CountingLine(err(), Terminal.detect(), OptionalInt.of(order.count()), "revision ids");
        RevisionSampler sampler =
                RevisionSampler.over(api, userAgent, WikiProxy.of(environment(), api), NanoClock.system(), line::say);
        Thread asking = Thread.currentThread();
        AtomicBoolean drawn = new AtomicBoolean();
        // The file is written too fast to be worth interrupting.
        Signals signals = Signals.caughtBy(() -> {
            if (!drawn.get()) {
                asking.interrupt();
            }
        });
        try (signals) {
            List<Long> ids = sampler.draw(order, line::show);
            drawn.set(true);
            line.clear();
            file.write(csv(ids));
        } catch (Fault fault) {
            line.say("wingload: " + fault.found() + "\n  " + fault.remedy() + " Nothing is written.");
            return ExitCode.NO_ANSWER;
        } catch (InterruptedException e) {
            line.say("interrupted; nothing is written");
            return ExitCode.INTERRUPTED;
        }
        line.say("written: " + output + ", " + order.count() + " ids of " + wiki);
        line.say("to repeat: --seed " + order.seed() + " --until " + order.until()
                + ", while the wiki keeps these edits");
        return ExitCode.OK;
    }

    private static String csv(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining("\n", "rev_id\n", "\n"));
    }

    private SampleOrder order() {
        int number = number();
        int span = days.orElse(DEFAULT_DAYS);
        checkRange("--days", span, MOST_DAYS);
        checkNamespaces();
        return new SampleOrder(
                number,
                namespaces,
                !noBots,
                end(),
                Duration.ofDays(span),
                seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(1_000_000_000)));
    }

    private void checkNamespaces() {
        if (namespaces.stream().anyMatch(namespace -> namespace < 0)) {
            throw new UserError("--namespace is below 0", "Give numbers such as 0 for pages or 120 for properties.");
        }
    }

    private static void checkRange(String option, int number, int most) {
        if (number < 1 || number > most) {
            throw new UserError(option + " " + number + " is out of range", "Give a number from 1 to " + most + ".");
        }
    }

    private Instant end() {
        try {
            return until.map(Instant::parse)
                    .orElseGet(() -> NanoClock.system().wallTime().truncatedTo(ChronoUnit.HOURS));
        } catch (DateTimeException e) {
            throw new UserError("--until " + until.get() + " is not a time", "Write it like 2026-01-31T00:00:00Z.");
        }
    }

    private URI api() {
        Optional<URI> url = address(apiUrl.orElse("https://" + wiki + "/w/api.php"));
        if (apiUrl.isPresent()) {
            return url.orElseThrow(() -> new UserError(
                    "--api-url is not the URL of an API", "Write it like https://wiki.example.org/w/api.php."));
        }
        return url.filter(parts -> parts.getRawAuthority().equals(wiki))
                .orElseThrow(() -> new UserError(
                        "--wiki " + wiki + " is not a host name", "Write the name alone, such as www.wikidata.org."));
    }

    /** The address, if it is one of HTTP that parameters can be added to. */
    private static Optional<URI> address(String text) {
        try {
            return Optional.of(new URI(text))
                    .filter(parts -> "http".equals(parts.getScheme()) || "https".equals(parts.getScheme()))
                    .filter(parts -> parts.getHost() != null && parts.getUserInfo() == null)
                    .filter(parts -> parts.getRawQuery() == null && parts.getRawFragment() == null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private String contact() {
        String who = contact.or(() -> Optional.ofNullable(environment().get(Contact.VARIABLE)))
                .orElse("");
        if (!Contact.isContact(who)) {
            throw new UserError(
                    who.isEmpty()
                            ? "the contact for the wiki is missing"
                            : "the contact is neither an e-mail address nor a URL",
                    "Wikis require a contact from every program: give --contact you@example.org, or set "
                            + Contact.VARIABLE + ".");
        }
        return who;
    }
}
