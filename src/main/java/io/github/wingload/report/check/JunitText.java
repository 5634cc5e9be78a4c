package io.github.wingload.report.check;

import io.github.wingload.check.CaseResult;
import io.github.wingload.check.CheckResult;
import io.github.wingload.check.State;
import io.github.wingload.text.Printable;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A check in JUnit's XML format, which CI systems read: a suite for each target, a case for each result. A failed result is a
 * failure, an undecided one an error, and a target that was held back a suite without cases.
 */
final class JunitText {

    private static final double NS_PER_SECOND = 1e9;

    private JunitText() {}

    static String of(CheckResult check) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "wingload check");
            for (String target : check.targets()) {
                suite(xml, check, target);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text + "\n";
    }

    private static void suite(XMLStreamWriter xml, CheckResult check, String target) throws XMLStreamException {
        List<CaseResult> results = check.results().stream()
                .filter(result -> result.target().equals(target))
                .toList();
        xml.writeStartElement("testsuite");
        attribute(xml, "name", target);
        xml.writeAttribute("tests", Integer.toString(results.size()));
        xml.writeAttribute("failures", count(results, State.FAILED));
        xml.writeAttribute("errors", count(results, State.UNDECIDED));
        xml.writeAttribute("timestamp", check.started().toString());
        for (CaseResult result : results) {
            testCase(xml, result);
        }
        xml.writeEndElement();
    }

    private static String count(List<CaseResult> results, State state) {
        return Long.toString(
                results.stream().filter(result -> result.state() == state).count());
    }

    private static void testCase(XMLStreamWriter xml, CaseResult result) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute(xml, "classname", result.id().service());
        attribute(xml, "name", result.id().name());
        attribute(
                xml,
                "time",
                String.format(Locale.ROOT, "%.3f", result.last().time().toNanos() / NS_PER_SECOND));
        if (result.state() != State.PASSED) {
            xml.writeStartElement(result.state() == State.FAILED ? "failure" : "error");
            attribute(xml, "type", result.layer().label());
            attribute(xml, "message", String.join("; ", result.last().mismatches()));
            xml.writeCharacters(Printable.of(LayerText.meaning(result.layer())
                    + (result.last().excerpt().isEmpty()
                            ? ""
                            : " The answer: " + result.last().excerpt())
                    + result.runbook().map(address -> " Runbook: " + address).orElse("")));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** Without characters that XML cannot hold. */
    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Printable.of(value));
    }
}
