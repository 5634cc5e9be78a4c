package io.github.wingload.report.check;

import io.github.wingload.check.Attempt;
import io.github.wingload.check.CaseResult;
import io.github.wingload.check.CheckComparison;
import io.github.wingload.check.CheckResult;
import io.github.wingload.check.CheckResult.ServiceResults;
import io.github.wingload.check.Coverage;
import io.github.wingload.check.Layer;
import io.github.wingload.check.State;
import io.github.wingload.metrics.CheckMetrics;
import io.github.wingload.report.machine.ChatMessage;
import io.github.wingload.report.page.TextPage;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Bullets;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Markup;
import io.github.wingload.text.Page;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report on a check for people: the verdict, what probably happened, each failure, and a row for each service, worst first.
 *
 * @param check the results
 * @param comparison with an earlier check, if one was given
 * @param coverage of the list of services
 */
public record CheckReport(CheckResult check, Optional<CheckComparison> comparison, Coverage coverage) {

    /** In a kind of markup. */
    public String in(Markup markup) {
        return page().in(markup);
    }

    /** In JUnit's XML format. */
    public String junit() {
        return CheckJUnit.of(check);
    }

    /** In Prometheus's text format. */
    public String prometheus() {
        return CheckMetrics.text(check);
    }

    /** As a message for a chat: the verdict, and the services by cause. */
    public String chat() {
        List<String> lines = new ArrayList<>();
        lines.add(check.state() + ": " + headline());
        notPassed()
                .forEach((layer, results) -> lines.add("• " + LayerText.name(layer) + ": "
                        + results.stream()
                                .map(result -> result.id().service() + " on " + result.target())
                                .distinct()
                                .collect(Collectors.joining(", "))));
        return ChatMessage.ofLines(lines);
    }

    /** As a page for a browser, in one file. */
    public String html() {
        return TextPage.html(page(), "Summary", "A check of " + String.join(", ", check.targets()) + ".");
    }

    /** Independent of markup. */
    Page page() {
        return new Page(
                headline(),
                List.of(Paragraph.of(summary())),
                Stream.of(
                                Optional.of(new Section("Probable causes", causes())),
                                comparison.map(CheckReport::changes),
                                Optional.of(new Section("Services", services())),
                                Optional.of(new Section("Failures", failures())),
                                Optional.of(new Section("Coverage", coverageBlocks())))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** The verdict in one line, for example {@code 10 of 13 services fail on codfw: egress}. */
    public String headline() {
        long services = check.services().size();
        List<CaseResult> failed = inState(State.FAILED);
        if (!failed.isEmpty()) {
            return count(failed) + " of " + Figures.count(services, "service", "services")
                    + (count(failed) == 1 ? " fails" : " fail") + " on " + targets(failed) + ": " + layers(failed);
        }
        List<CaseResult> undecided = inState(State.UNDECIDED);
        if (!undecided.isEmpty()) {
            return "Nothing is known of " + count(undecided) + " of " + Figures.count(services, "service", "services")
                    + " on " + targets(undecided) + ": " + layers(undecided);
        }
        return services == 0
                ? "Nothing was checked"
                : services == 1
                        ? "The service works on " + String.join(", ", check.targets())
                        : "All " + Figures.count(services) + " services work on " + String.join(", ", check.targets());
    }

    private List<CaseResult> inState(State state) {
        return check.results().stream()
                .filter(result -> result.state() == state)
                .toList();
    }

    private static long count(List<CaseResult> results) {
        return results.stream().map(result -> result.id().service()).distinct().count();
    }

    private static String targets(List<CaseResult> results) {
        return results.stream().map(CaseResult::target).distinct().collect(Collectors.joining(", "));
    }

    private static String layers(List<CaseResult> results) {
        return results.stream()
                .map(CaseResult::layer)
                .distinct()
                .sorted()
                .map(LayerText::name)
                .collect(Collectors.joining(", "));
    }

    private String summary() {
        String held = check.heldBack().isEmpty()
                ? ""
                : " Not checked, because an earlier target did not pass: " + String.join(", ", check.heldBack()) + ".";
        return Figures.count(check.results().size(), "check", "checks") + " with "
                + Figures.count(check.requests(), "request", "requests") + " from "
                + Figures.utc(check.started()) + ", in " + Figures.seconds(check.took()) + ": "
                + Figures.count(check.count(State.PASSED)) + " passed, " + Figures.count(check.count(State.FAILED))
                + " failed, " + Figures.count(check.count(State.UNDECIDED)) + " undecided." + held;
    }

    /** A paragraph for each layer that failed. */
    private List<Block> causes() {
        Map<Layer, List<CaseResult>> byLayer = notPassed();
        List<Phrase> causes = new ArrayList<>();
        byLayer.forEach((layer, results) -> causes.add(
                Phrase.strong(LayerText.name(layer)).and(" (" + affected(results) + "): " + LayerText.meaning(layer))));
        return causes.isEmpty() ? List.of() : List.of(new Bullets(causes));
    }

    private Map<Layer, List<CaseResult>> notPassed() {
        return check.results().stream()
                .filter(result -> result.state() != State.PASSED)
                .collect(Collectors.groupingBy(CaseResult::layer, TreeMap::new, Collectors.toList()));
    }

    private static String affected(List<CaseResult> results) {
        return results.stream()
                .collect(Collectors.groupingBy(CaseResult::target, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + ": " + Figures.count(count(entry.getValue()), "service", "services"))
                .collect(Collectors.joining(", "));
    }

    private List<Block> services() {
        return check.results().isEmpty() ? List.of() : List.of(matrix());
    }

    /** What failures have in common, so that one cause is read once. What follows from a wrong status is left out. */
    private record Symptom(
            State state, Layer layer, String target, List<String> mismatches, String excerpt, OptionalInt health) {

        static Symptom of(CaseResult result) {
            Attempt last = result.last();
            boolean accepted = result.layer() == Layer.CONTENT || result.layer() == Layer.SLOW;
            List<String> mismatches = accepted
                    ? last.mismatches()
                    : last.mismatches().stream().limit(1).toList();
            return new Symptom(
                    result.state(), result.layer(), result.target(), mismatches, last.excerpt(), result.health());
        }

        Phrase text(int services) {
            Phrase text = Phrase.strong(LayerText.name(layer) + " on " + target)
                    .and(" (" + Figures.count(services, "service", "services") + "): " + String.join("; ", mismatches)
                            + ".");
            if (!excerpt.isEmpty()) {
                text = text.and(" The answer: ").andCode(excerpt).and(".");
            }
            return health.isPresent() ? text.and(" The health endpoint " + answers(health.getAsInt()) + ".") : text;
        }

        private static String answers(int status) {
            return status == 0 ? "does not answer" : "answers " + status;
        }
    }

    /** For each symptom a paragraph, and a list of the cases that have it. */
    private List<Block> failures() {
        Map<Symptom, List<CaseResult>> bySymptom = check.results().stream()
                .filter(result -> result.state() != State.PASSED)
                .sorted(Comparator.comparing(CaseResult::state).thenComparing(CaseResult::layer))
                .collect(Collectors.groupingBy(Symptom::of, LinkedHashMap::new, Collectors.toList()));
        List<Block> failures = new ArrayList<>();
        bySymptom.forEach((symptom, results) -> {
            failures.add(new Paragraph(symptom.text((int) count(results))));
            failures.add(new Bullets(results.stream()
                    .map(result -> Phrase.of(result.id().service() + ": ")
                            .andCode(result.id().name())
                            .and(circumstances(result)))
                    .toList()));
        });
        return failures;
    }

    /** The sample, the file and the runbook of a result. */
    private static String circumstances(CaseResult result) {
        String sample = result.last().sample();
        return (sample.isEmpty() ? "" : " with " + sample)
                + (result.attempts().size() > 1 ? ", after " + result.attempts().size() + " tries" : "") + ", "
                + result.source()
                + result.runbook().map(address -> ", runbook " + address).orElse("") + ".";
    }

    private Table matrix() {
        List<String> checked = check.targets().stream()
                .filter(target -> !check.heldBack().contains(target))
                .toList();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("service"));
        checked.forEach(target -> columns.add(Column.text(target)));
        List<List<Phrase>> rows = new ArrayList<>();
        for (ServiceResults service : check.services()) {
            List<Phrase> row = new ArrayList<>();
            row.add(Phrase.of(service.service()));
            checked.forEach(target -> row.add(cell(service.on(target))));
            rows.add(row);
        }
        return new Table(columns, rows);
    }

    /** The gravest result of a service on a target; the time of its slowest good answer if all passed. */
    private static Phrase cell(List<CaseResult> results) {
        if (results.isEmpty()) {
            return Phrase.of("-");
        }
        CaseResult gravest = results.get(0);
        if (gravest.state() == State.PASSED) {
            double slowestMs = results.stream()
                    .mapToDouble(result -> result.last().time().toNanos() / 1e6)
                    .max()
                    .orElseThrow();
            return Phrase.of("ok, " + Unit.TIME.text(slowestMs));
        }
        int status = gravest.last().status();
        String text = LayerText.name(gravest.layer()) + (status == 0 ? "" : " (" + status + ")");
        return gravest.state() == State.FAILED ? Phrase.strong(text) : Phrase.of("? " + text);
    }

    private static Section changes(CheckComparison comparison) {
        List<Phrase> bullets = new ArrayList<>();
        add(bullets, "Broken since then", comparison.broken());
        add(bullets, "Broken before as well, with the same cause", comparison.brokenBefore());
        add(bullets, "Mended since then", comparison.mended());
        add(bullets, "Checked before, but not now", comparison.gone());
        if (bullets.isEmpty()) {
            bullets.add(Phrase.of("Nothing changed: everything passed then and now."));
        }
        return new Section(
                "Since the check of " + Figures.utc(comparison.before().started()), List.of(new Bullets(bullets)));
    }

    private static void add(List<Phrase> bullets, String title, List<CaseResult> results) {
        if (!results.isEmpty()) {
            addNames(
                    bullets,
                    title,
                    results.stream()
                            .map(result -> result.id().service() + " on " + result.target())
                            .distinct()
                            .toList());
        }
    }

    private List<Block> coverageBlocks() {
        List<Phrase> bullets = new ArrayList<>();
        addNames(bullets, "Listed, but without a case", coverage.unchecked());
        addNames(bullets, "Checked, but not listed", coverage.unlisted());
        return bullets.isEmpty() ? List.of() : List.of(new Bullets(bullets));
    }

    private static void addNames(List<Phrase> bullets, String title, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        Phrase text = Phrase.strong(title + " (" + names.size() + ")");
        for (int i = 0; i < names.size(); i++) {
            text = text.and((i == 0 ? ": " : ", ") + names.get(i));
        }
        bullets.add(text);
    }
}
