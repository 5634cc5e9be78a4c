package io.github.wingload.report.comparison;

import io.github.wingload.audit.Certainty;
import io.github.wingload.audit.Finding;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Bullets;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Markup;
import io.github.wingload.text.Page;
import io.github.wingload.text.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an audit found in results: for people, and as JSON. */
public final class AuditReport {

    private static final int SCHEMA_VERSION = 1;

    private AuditReport() {}

    /**
     * A result that was audited.
     *
     * @param name by which the user named it
     * @param findings the surest first; empty if there are none
     */
    public record Audited(String name, List<Finding> findings) {

        public Audited {
            findings = List.copyOf(findings);
        }
    }

    /** For people; ends in a line end. */
    public static String text(List<Audited> results, Markup markup) {
        int count =
                results.stream().mapToInt(result -> result.findings().size()).sum();
        String title = Figures.count(count, "finding", "findings") + " in "
                + Figures.count(results.size(), "result", "results");
        return new Page(
                        title,
                        List.of(),
                        results.stream().map(AuditReport::section).toList())
                .in(markup);
    }

    private static Section section(Audited result) {
        List<Block> blocks = new ArrayList<>();
        for (Certainty certainty : Certainty.values()) {
            List<String> sentences = result.findings().stream()
                    .filter(finding -> finding.check().certainty() == certainty)
                    .map(finding -> AuditText.sentence(finding) + " [" + AuditText.formula(finding) + "]")
                    .toList();
            if (!sentences.isEmpty()) {
                blocks.add(Paragraph.of(heading(certainty)));
                blocks.add(Bullets.of(sentences));
            }
        }
        if (blocks.isEmpty()) {
            blocks.add(Paragraph.of("No findings."));
        }
        return new Section(result.name(), blocks);
    }

    private static String heading(Certainty certainty) {
        return switch (certainty) {
            case CANNOT_BE -> "This cannot be:";
            case CANNOT_BE_KNOWN -> "This cannot be known from the result:";
            case WORTH_A_LOOK -> "This is worth a look:";
        };
    }

    /** For programs: numbers are raw, times in milliseconds, rates per second; ends in a line end. */
    public static String json(List<Audited> results) {
        return ComparisonJson.of(new Document(
                SCHEMA_VERSION, results.stream().map(AuditReport::result).toList()));
    }

    private record Document(int schemaVersion, List<Result> results) {}

    private record Result(String name, List<Found> findings) {}

    private record Found(
            String check,
            String certainty,
            String part,
            String sentence,
            String formula,
            Map<String, Double> numbers) {}

    private static Result result(Audited result) {
        return new Result(
                result.name(),
                result.findings().stream().map(AuditReport::found).toList());
    }

    private static Found found(Finding finding) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        finding.numbers().forEach((name, amount) -> {
            if (Double.isFinite(amount.value())) {
                numbers.put(name, amount.value());
            }
        });
        return new Found(
                word(finding.check()),
                word(finding.check().certainty()),
                finding.part(),
                AuditText.sentence(finding),
                AuditText.formula(finding),
                numbers);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
