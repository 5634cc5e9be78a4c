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
import io.github.wingload.text.Fault;
import io.github.wingload.time.NanoClock;
import io.github.wingload.wiki.RevisionSampler;
import io.github.wingload.wiki.SampleOrder;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wingload sample}: fetches revision ids of a wiki, for requests with real revisions. */
@Command(
        name = "sample",
        description = {
            "Fetches revision ids of a wiki's recent edits from MediaWiki's API, into a CSV file with the column rev_id.",
            "",
            "The ids are distinct, spread over the last days and in random order. Requests are sent one at a time, at most"
                    + " three per second, with your contact in the User-Agent, and pause when the wiki asks for it. The file is"
                    + " written completely or not at all.",
            ""
        },
        exitCodeList = {"0:the ids were written", "3:the wiki does not answer, or returns too few ids"},
        footer = {
            "",
            "Examples:",
            "  Ids for a test of revertrisk-wikidata:",
            "    export WINGLOAD_CONTACT=you@example.org",
            "    wingload sample --wiki www.wikidata.org --count 5000 -o payloads/recent.csv",
            "  Then, in the scenario:",
            "    samples: {file: ../payloads/recent.csv, pick: shuffle}"
        })
final class SampleCommand extends Subcommand {

    private static final int MOST_IDS = 1_000_000;
    private static final int MOST_DAYS = 90;

    @Option(
            names = "--wiki",
            required = true,
            paramLabel = "HOST",
            description = "The wiki, such as www.wikidata.org or de.wikipedia.org.")
    private String wiki;

    @Option(
            names = "--count",
            paramLabel = "NUMBER",
            defaultValue = "5000",
            description = "The number of ids (default: ${DEFAULT-VALUE}).")
    private int count;

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
            defaultValue = "30",
            description =
                    "The number of days that the edits are spread over (default: ${DEFAULT-VALUE}; most wikis keep no older"
                            + " edits).")
    private int days;

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
            description = "The wiki's API, if it is not at https://HOST/w/api.php.")
    private Optional<String> apiUrl;

    @Override
    protected ExitCode run() {
        URI api = api();
        String userAgent = Version.userAgent(Optional.of(contact()));
        SampleOrder order = order();
        NewFile file = new NewFile(output, force);
        file.check();
        CountingLine line = new CountingLine(err(), Terminal.detect(), count, "revision ids");
        RevisionSampler sampler =
                RevisionSampler.over(api, userAgent, WikiProxy.of(System.getenv(), api), NanoClock.system(), line::say);
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
        line.say("written: " + output + ", " + count + " ids of " + wiki);
        line.say("to repeat: --seed " + order.seed() + " --until " + order.until()
                + ", while the wiki keeps these edits");
        return ExitCode.OK;
    }

    private static String csv(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining("\n", "rev_id\n", "\n"));
    }

    private SampleOrder order() {
        checkRange("--count", count, MOST_IDS);
        checkRange("--days", days, MOST_DAYS);
        if (namespaces.stream().anyMatch(namespace -> namespace < 0)) {
            throw new UserError("--namespace is below 0", "Give numbers such as 0 for pages or 120 for properties.");
        }
        return new SampleOrder(
                count,
                namespaces,
                !noBots,
                end(),
                Duration.ofDays(days),
                seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(1_000_000_000)));
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
        Optional<URI> url = parsed(apiUrl.orElse("https://" + wiki + "/w/api.php"))
                .filter(parts -> "http".equals(parts.getScheme()) || "https".equals(parts.getScheme()))
                .filter(parts -> parts.getHost() != null && parts.getUserInfo() == null)
                .filter(parts -> parts.getRawQuery() == null && parts.getRawFragment() == null);
        if (apiUrl.isPresent()) {
            return url.orElseThrow(() -> new UserError(
                    "--api-url is not the URL of an API", "Write it like https://wiki.example.org/w/api.php."));
        }
        return url.filter(parts -> parts.getRawAuthority().equals(wiki))
                .orElseThrow(() -> new UserError(
                        "--wiki " + wiki + " is not a host name", "Write the name alone, such as www.wikidata.org."));
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private String contact() {
        String who = contact.or(() -> Optional.ofNullable(System.getenv(Contact.VARIABLE)))
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
