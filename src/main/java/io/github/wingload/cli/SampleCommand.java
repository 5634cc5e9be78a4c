package io.github.wingload.cli;

import io.github.wingload.plan.HostPort;
import io.github.wingload.scenario.target.Contact;
import io.github.wingload.scenario.target.EnvironmentProxy;
import io.github.wingload.text.Fault;
import io.github.wingload.time.NanoClock;
import io.github.wingload.wiki.RevisionSampler;
import io.github.wingload.wiki.SampleOrder;
import java.net.InetSocketAddress;
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

/** {@code wingload sample}: fetches revision ids of a wiki, for requests about real revisions. */
@Command(
        name = "sample",
        description = {
            "Fetches revision ids of a wiki's recent edits from MediaWiki's API, into a CSV file with the column rev_id.",
            "",
            "The ids are distinct, spread over the last days and in random order. Requests go one after the other, at most"
                    + " three a second, say whom to contact, and wait when the wiki asks for it. The file is there whole or"
                    + " not at all. Exit code 3 if the wiki gives no ids, or not enough.",
            ""
        },
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
            description = "How many ids (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "The CSV file to write.")
    private Path output;

    @Option(names = "--force", description = "Replace the file if there is one.")
    private boolean force;

    @Option(
            names = "--namespace",
            split = ",",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description = "Namespaces of the pages, separated by commas (default: ${DEFAULT-VALUE}, the pages proper).")
    private List<Integer> namespaces;

    @Option(names = "--no-bots", description = "Leave out edits by bots.")
    private boolean noBots;

    @Option(
            names = "--days",
            paramLabel = "NUMBER",
            defaultValue = "30",
            description =
                    "Over how many days the edits are spread (default: ${DEFAULT-VALUE}, as far back as most wikis"
                            + " remember).")
    private int days;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "When these days end, such as 2026-01-31T00:00:00Z; now, to the hour, if it is left out.")
    private Optional<String> until;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "Of what is drawn: with the same --until and seed the same edits are asked for.")
    private Optional<Long> seed;

    @Option(
            names = "--contact",
            paramLabel = "WHO",
            description = "Your e-mail address or URL, for the User-Agent; WINGLOAD_CONTACT of the environment if it is"
                    + " left out.")
    private Optional<String> contact;

    @Option(
            names = "--api-url",
            paramLabel = "URL",
            description = "The wiki's API, if it is not at https://HOST/w/api.php.")
    private Optional<String> apiUrl;

    @Override
    ExitCode run() {
        URI api = api();
        String userAgent = "wingload/" + Version.current() + " (" + contact() + ")";
        SampleOrder order = order();
        NewFile file = new NewFile(output, force);
        file.check();
        CountingLine line = new CountingLine(err(), Terminal.detect().err(), count, "revision ids");
        RevisionSampler sampler = RevisionSampler.over(api, userAgent, proxy(api), NanoClock.system(), line::say);
        Thread asking = Thread.currentThread();
        AtomicBoolean drawn = new AtomicBoolean();
        // Writing takes no time worth interrupting.
        Signals signals = Signals.caughtBy(() -> interruptUnless(drawn, asking));
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
        line.say("the same again: --seed " + order.seed() + " --until " + order.until() + ", while the wiki remembers");
        return ExitCode.OK;
    }

    private static void interruptUnless(AtomicBoolean drawn, Thread asking) {
        if (!drawn.get()) {
            asking.interrupt();
        }
    }

    private static String csv(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining("\n", "rev_id\n", "\n"));
    }

    private SampleOrder order() {
        if (count < 1 || count > MOST_IDS) {
            throw new UserError("--count " + count + " is out of range", "Give a number from 1 to " + MOST_IDS + ".");
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new UserError("--days " + days + " is out of range", "Give a number from 1 to " + MOST_DAYS + ".");
        }
        if (namespaces.stream().anyMatch(namespace -> namespace < 0)) {
            throw new UserError("a namespace is below 0", "Give numbers such as 0 for pages or 120 for properties.");
        }
        return new SampleOrder(
                count,
                namespaces,
                !noBots,
                end(),
                Duration.ofDays(days),
                seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(1_000_000_000)));
    }

    private Instant end() {
        try {
            return until.map(Instant::parse)
                    .orElseGet(() -> NanoClock.system().wallTime().truncatedTo(ChronoUnit.HOURS));
        } catch (DateTimeException e) {
            throw new UserError("--until " + until.get() + " is no time", "Write it like 2026-01-31T00:00:00Z.");
        }
    }

    private URI api() {
        Optional<URI> url = parsed(apiUrl.orElse("https://" + wiki + "/w/api.php"))
                .filter(parts -> "http".equals(parts.getScheme()) || "https".equals(parts.getScheme()))
                .filter(parts -> parts.getHost() != null && parts.getUserInfo() == null)
                .filter(parts -> parts.getRawQuery() == null && parts.getRawFragment() == null);
        if (apiUrl.isPresent()) {
            return url.orElseThrow(() -> new UserError(
                    "--api-url is no URL of an API", "Write it like https://wiki.example.org/w/api.php."));
        }
        return url.filter(parts -> parts.getRawAuthority().equals(wiki))
                .orElseThrow(() -> new UserError(
                        "--wiki " + wiki + " is no host", "Write the name alone, such as www.wikidata.org."));
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
                            ? "nobody is named whom the wiki could contact"
                            : "the contact is neither an e-mail address nor a URL",
                    "Wikis ask for that of every program: give --contact you@example.org, or set " + Contact.VARIABLE
                            + ".");
        }
        return who;
    }

    private static Optional<InetSocketAddress> proxy(URI api) {
        try {
            return EnvironmentProxy.of(System.getenv(), api).map(SampleCommand::address);
        } catch (IllegalArgumentException e) {
            throw new UserError(e, "Nothing was sent.");
        }
    }

    /** Not looked up here: whoever connects does that. */
    private static InetSocketAddress address(HostPort proxy) {
        return InetSocketAddress.createUnresolved(proxy.host(), proxy.port());
    }
}
