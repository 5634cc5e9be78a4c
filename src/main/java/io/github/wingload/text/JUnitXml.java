package io.github.wingload.text;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A document in JUnit's XML format, which CI servers read. Control characters, which XML cannot hold, are spelled out. */
public final class JUnitXml {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * A suite of cases.
     *
     * @param seconds how long it took, if that is known
     * @param host where it ran, if that is known
     * @param properties name → value
     */
    public record Suite(
            String name,
            Instant started,
            OptionalDouble seconds,
            Optional<String> host,
            Map<String, String> properties,
            List<Case> cases) {}

    /**
     * A case, passed unless it has another outcome.
     *
     * @param className what the case belongs to
     * @param seconds how long it took, if that is known
     */
    public record Case(String className, String name, OptionalDouble seconds, Optional<NotPassed> outcome) {}

    /**
     * Why a case did not pass.
     *
     * @param type the kind of failure; may be empty
     * @param details more than the message says; may be empty
     */
    public record NotPassed(Outcome outcome, String type, String message, String details) {

        public NotPassed(Outcome outcome, String message) {
            this(outcome, "", message, "");
        }
    }

    /** How a case that did not pass ended. */
    public enum Outcome {
        /** What was asked for does not hold. */
        FAILURE,
        /** It is unknown whether it holds, because something went wrong. */
        ERROR,
        /** It was not decided. */
        SKIPPED;

        private String element() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The document, ending in a line end. */
    public static String of(String name, List<Suite> suites) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new JUnitXml(xml).document(name, suites);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML cannot be written to memory", e);
        }
        return text.toString();
    }

    private void document(String name, List<Suite> suites) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        start(0, "testsuites");
        attribute("name", name);
        for (Suite suite : suites) {
            write(suite);
        }
        end(0);
        newLine(0);
        xml.writeEndDocument();
    }

    private void write(Suite suite) throws XMLStreamException {
        start(1, "testsuite");
        attribute("name", suite.name());
        attribute("tests", Integer.toString(suite.cases().size()));
        attribute("failures", count(suite, Outcome.FAILURE));
        attribute("errors", count(suite, Outcome.ERROR));
        attribute("skipped", count(suite, Outcome.SKIPPED));
        time(suite.seconds());
        attribute("timestamp", TIMESTAMP.format(suite.started()));
        if (suite.host().isPresent()) {
            attribute("hostname", suite.host().get());
        }
        if (!suite.properties().isEmpty()) {
            start(2, "properties");
            for (Map.Entry<String, String> property : suite.properties().entrySet()) {
                start(3, "property");
                attribute("name", property.getKey());
                attribute("value", property.getValue());
                xml.writeEndElement();
            }
            end(2);
        }
        for (Case each : suite.cases()) {
            write(each);
        }
        end(1);
    }

    private void write(Case each) throws XMLStreamException {
        start(2, "testcase");
        attribute("classname", each.className());
        attribute("name", each.name());
        time(each.seconds());
        if (each.outcome().isPresent()) {
            NotPassed why = each.outcome().get();
            start(3, why.outcome().element());
            if (!why.type().isEmpty()) {
                attribute("type", why.type());
            }
            attribute("message", why.message());
            xml.writeCharacters(Printable.of(why.details()));
            xml.writeEndElement();
            newLine(2);
        }
        xml.writeEndElement();
    }

    private static String count(Suite suite, Outcome outcome) {
        return Long.toString(suite.cases().stream()
                .filter(each ->
                        each.outcome().filter(why -> why.outcome() == outcome).isPresent())
                .count());
    }

    private void time(OptionalDouble seconds) throws XMLStreamException {
        if (seconds.isPresent()) {
            attribute("time", String.format(Locale.ROOT, "%.3f", seconds.getAsDouble()));
        }
    }

    private void start(int depth, String element) throws XMLStreamException {
        newLine(depth);
        xml.writeStartElement(element);
    }

    private void end(int depth) throws XMLStreamException {
        newLine(depth);
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Printable.of(value));
    }

    private void newLine(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
