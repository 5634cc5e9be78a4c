package io.github.wingload.report.machine;

import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.judge.words.ThresholdText;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.text.Printable;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Runs as JUnit XML, as CI servers show it: a suite for each run, a case for each threshold.
 *
 * <p>A missed threshold is a failure, an undecided one is skipped, and each threshold of an invalid run is an error, because
 * nothing is known about the target. A run without thresholds has one case, the verdict.
 */
public final class JUnitReport {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final double MS_PER_SECOND = 1e3;

    private JUnitReport() {}

    /** How a case ended: the name of the element, and why. */
    private record Outcome(String element, String message) {}

    /** A case with its outcome; empty if it passed. */
    private record Case(String name, Optional<Outcome> outcome) {}

    /** The document, ending in a line end. */
    public static String of(List<Analysis> runs) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            newLine(xml, 0);
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "wingload");
            for (Analysis run : runs) {
                suite(xml, run);
            }
            newLine(xml, 0);
            xml.writeEndElement();
            newLine(xml, 0);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML cannot be written to memory", e);
        }
        return text.toString();
    }

    private static void suite(XMLStreamWriter xml, Analysis run) throws XMLStreamException {
        List<Case> cases = cases(run.judgement());
        String name = run.result().manifest().plan().name();
        newLine(xml, 1);
        xml.writeStartElement("testsuite");
        attribute(xml, "name", name);
        xml.writeAttribute("tests", Integer.toString(cases.size()));
        xml.writeAttribute("failures", count(cases, "failure"));
        xml.writeAttribute("errors", count(cases, "error"));
        xml.writeAttribute("skipped", count(cases, "skipped"));
        xml.writeAttribute(
                "time",
                String.format(
                        Locale.ROOT, "%.3f", run.result().load().lastCallEnd().toMillis() / MS_PER_SECOND));
        xml.writeAttribute("timestamp", TIMESTAMP.format(run.result().manifest().start()));
        attribute(xml, "hostname", run.result().manifest().host());
        newLine(xml, 2);
        xml.writeStartElement("properties");
        property(xml, "run", run.result().manifest().id());
        property(xml, "verdict", run.judgement().verdict().name());
        property(xml, "reason", ReasonText.of(run.judgement().reason()).reason());
        newLine(xml, 2);
        xml.writeEndElement();
        for (Case each : cases) {
            write(xml, name, each);
        }
        newLine(xml, 1);
        xml.writeEndElement();
    }

    private static void property(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        newLine(xml, 3);
        xml.writeEmptyElement("property");
        xml.writeAttribute("name", name);
        attribute(xml, "value", value);
    }

    private static void write(XMLStreamWriter xml, String suite, Case each) throws XMLStreamException {
        newLine(xml, 2);
        xml.writeStartElement("testcase");
        attribute(xml, "classname", suite);
        attribute(xml, "name", each.name());
        if (each.outcome().isPresent()) {
            Outcome outcome = each.outcome().get();
            newLine(xml, 3);
            xml.writeEmptyElement(outcome.element());
            attribute(xml, "message", outcome.message());
            newLine(xml, 2);
        }
        xml.writeEndElement();
    }

    private static List<Case> cases(Judgement judgement) {
        List<Case> cases = new ArrayList<>();
        judgement
                .thresholds()
                .forEach(result -> cases.add(new Case(result.threshold().text(), outcome(judgement, result))));
        if (cases.isEmpty()) {
            cases.add(new Case("verdict", outcome(judgement.verdict(), reason(judgement))));
        }
        return cases;
    }

    private static Optional<Outcome> outcome(Judgement judgement, ThresholdResult result) {
        if (judgement.verdict() == Verdict.INVALID) {
            return Optional.of(new Outcome("error", "the run is invalid: " + reason(judgement)));
        }
        String found = ThresholdText.of(result);
        return switch (result.state()) {
            case PASS -> Optional.empty();
            case FAIL -> Optional.of(new Outcome("failure", found));
            case INCONCLUSIVE -> Optional.of(new Outcome("skipped", found));
        };
    }

    private static Optional<Outcome> outcome(Verdict verdict, String reason) {
        return switch (verdict) {
            case PASS -> Optional.empty();
            case FAIL -> Optional.of(new Outcome("failure", reason));
            case INVALID -> Optional.of(new Outcome("error", reason));
            case INCONCLUSIVE -> Optional.of(new Outcome("skipped", reason));
        };
    }

    private static String reason(Judgement judgement) {
        return ReasonText.of(judgement.reason()).reason();
    }

    private static String count(List<Case> cases, String element) {
        return Long.toString(cases.stream()
                .filter(each -> each.outcome()
                        .filter(outcome -> outcome.element().equals(element))
                        .isPresent())
                .count());
    }

    /** XML has no way to write most control characters. */
    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Printable.of(value));
    }

    private static void newLine(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
