package io.github.wingload.earlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.artefact.RawCsv;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.result.TableRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables as Locust wrote them and as people left them. */
class LocustTableReaderTest {

    private static final String HEADER = "Type,Name,Request Count,Failure Count,Median Response Time,Average Response"
            + " Time,Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,66%,75%,80%,90%,"
            + "95%,98%,99%,99.9%,99.99%,100%\r\n";
    private static final String FIGURES =
            ",65,0,580.0,583.1,397.0,903.0,120.0,0.56,0.0,580,610,660,680,750,820,840,900,900,900,900";

    @TempDir
    private Path directory;

    @Test
    void aTableOfLocustIsRead() throws IOException {
        LocustTable table = read(RawCsv.goldenBytes("full_stats.csv"));
        assertThat(table.warnings())
                .singleElement()
                .asString()
                .contains("line 3 has a percentile of 570 ms, and a maximum of 568.9 ms: Locust rounds percentiles");
        assertThat(table.rows()).hasSize(5);
        assertThat(table.aggregated().requests()).isEqualTo(357);
        assertThat(table.aggregated().seconds()).isBetween(13.0, 15.0);
        TableRow predict = table.rows().get(1);
        assertThat(predict.method()).isEqualTo("POST");
        assertThat(predict.failures()).isEqualTo(2);
        assertThat(predict.percentilesMs()).containsEntry(90.0, 280.0).containsEntry(99.9, 570.0);
        assertThat(table.rows().get(4).name()).isEqualTo("odd, \"quoted\" näme\nline2");
    }

    @Test
    void aTableThatDoesNotAddUpIsReadWithAWarning() throws IOException {
        LocustTable table =
                read(HEADER + "POST,/a" + FIGURES + "\r\n,Aggregated" + FIGURES.replace(",65,", ",62,") + "\r\n");
        assertThat(table.aggregated().requests()).isEqualTo(62);
        assertThat(table.warnings()).singleElement().asString().contains("65 requests together", "Aggregated has 62");
    }

    @Test
    void aRowWithACellTooFewKeepsItsCounts() throws IOException {
        String cut = FIGURES.substring(0, FIGURES.lastIndexOf(','));
        LocustTable table = read(HEADER + "POST,/a" + cut + "\r\n,Aggregated" + FIGURES + "\r\n");
        assertThat(table.rows().get(0).requests()).isEqualTo(65);
        assertThat(table.rows().get(0).percentilesMs()).isEmpty();
        assertThat(table.warnings()).singleElement().asString().contains("line 2 has 21 cells for 22 columns");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            46826 | 47000 | Locust rounds percentiles to two digits, so they are up to 5% off
            46826 | 60000 | which differ by more than Locust's rounding
            """)
    void percentileAboveTheMaximumIsWarnedOf(int max, int highest, String warning) throws IOException {
        String figures =
                ",65,0,580.0,583.1,397.0," + max + ",120.0,0.56,0.0,580,610,660,680,750,820,840,900,900,900," + highest;
        LocustTable table = read(HEADER + "POST,/a" + FIGURES + "\r\n,Aggregated" + figures + "\r\n");
        assertThat(table.warnings())
                .singleElement()
                .asString()
                .contains("line 3 has a percentile of " + highest + " ms, and a maximum of 46826 ms", warning);
    }

    @Test
    void aRowThatMakesNoSenseIsLeftOut() throws IOException {
        LocustTable table =
                read(HEADER + "POST,/a,0,580.0\r\nPOST,/b" + FIGURES + "\r\n,Aggregated" + FIGURES + "\r\n");
        assertThat(table.rows()).extracting(TableRow::name).containsExactly("/b");
        assertThat(table.warnings()).singleElement().asString().contains("is left out");
    }

    @Test
    void aRowWithoutRequestsHasNoPercentiles() throws IOException {
        String none = ",0,0,0,0.0,0,0,0,0.0,0.0" + ",N/A".repeat(11);
        LocustTable table = read(HEADER + "POST,/a" + none + "\r\n,Aggregated" + none + "\r\n");
        assertThat(table.aggregated().percentilesMs()).isEmpty();
        assertThat(table.aggregated().meanMs()).isEmpty();
    }

    @Test
    void anotherFileIsRefused() {
        assertThatThrownBy(() -> read("a,b\r\n1,2\r\n"))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("not a _stats.csv file of Locust");
    }

    private LocustTable read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private LocustTable read(byte[] bytes) throws IOException {
        return LocustTableReader.read(Files.write(directory.resolve("run_stats.csv"), bytes));
    }
}
