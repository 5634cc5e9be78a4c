package io.github.wingload.report.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Operator;
import io.github.wingload.result.Analysis;
import io.github.wingload.text.JUnitXml.Case;
import io.github.wingload.text.JUnitXml.NotPassed;
import io.github.wingload.text.JUnitXml.Outcome;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JUnitReportTest {

    @Test
    void eachThresholdIsACase() throws Exception {
        Document xml = parsed(AnalysedRun.of(AnalysedRun.p90(500), AnalysedRun.success(99)));

        Element suite = only(xml, "testsuite");
        assertThat(suite.getAttribute("name")).isEqualTo("demo");
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        NodeList cases = xml.getElementsByTagName("testcase");
        assertThat(((Element) cases.item(0)).getAttribute("name")).isEqualTo("p90 of ok <= 500.0ms");
        assertThat(((Element) cases.item(0)).getElementsByTagName("*").getLength())
                .isZero();
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(only(xml, "failure").getAttribute("message")).contains("90.00%");
        assertThat(((Element) cases.item(1)).getElementsByTagName("failure").getLength())
                .isEqualTo(1);
    }

    @Test
    void aRunWithoutThresholdsHasItsVerdictAsACase() throws Exception {
        Document xml = parsed(AnalysedRun.of());

        assertThat(only(xml, "testcase").getAttribute("name")).isEqualTo("verdict");
        assertThat(only(xml, "failure").getAttribute("message")).isNotEmpty();
    }

    @Test
    void severalRunsAreSeveralSuites() throws Exception {
        Analysis run = AnalysedRun.of(AnalysedRun.p90(500));

        assertThat(parsed(run, run).getElementsByTagName("testsuite").getLength())
                .isEqualTo(2);
    }

    @Test
    void aComparisonIsASuiteOfItsOwn() throws Exception {
        Case worse = new Case(
                "baseline",
                "comparison",
                OptionalDouble.empty(),
                Optional.of(new NotPassed(Outcome.FAILURE, "the comparison (worse)")));
        Document xml = parsed(List.of(AnalysedRun.of(AnalysedRun.p90(100_000))), Optional.of(worse));

        assertThat(xml.getElementsByTagName("testsuite").getLength()).isEqualTo(2);
        assertThat(only(xml, "failure").getAttribute("message")).isEqualTo("the comparison (worse)");
    }

    @Test
    void hostileTextsStayTexts() throws Exception {
        Document xml = parsed(
                AnalysedRun.of(AnalysedRun.rule(AnalysedRun.HOSTILE, Figure.SUCCESS_RATE, Operator.AT_LEAST, 99)));

        assertThat(only(xml, "testcase").getAttribute("name"))
                .isEqualTo("a\\u001b[2J\\u202e\\uffff <!channel> & \"]]>'</testcase>\\n{{ $labels }}");
    }

    private static Document parsed(Analysis... runs) throws Exception {
        return parsed(List.of(runs), Optional.empty());
    }

    private static Document parsed(List<Analysis> runs, Optional<Case> comparison) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JUnitReport.of(runs, comparison))));
    }

    private static Element only(Document xml, String name) {
        NodeList found = xml.getElementsByTagName(name);
        assertThat(found.getLength()).as(name).isEqualTo(1);
        return (Element) found.item(0);
    }
}
