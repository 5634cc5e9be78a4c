package io.github.wingload.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wingload.report.page.DrawnRun;
import io.github.wingload.report.page.ShownPages;
import io.github.wingload.report.page.ShownRun;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class PictureTest {

    @BeforeAll
    static void fonts() {
        assumeTrue(PictureFile.obstacle().isEmpty(), "Java finds no fonts here");
    }

    @Test
    void aRunIsOnePictureOfItsSize() throws IOException {
        Picture picture = Picture.of(drawn(ShownRun.overloaded(Duration.ofMinutes(2))));
        BufferedImage png = ImageIO.read(new ByteArrayInputStream(PictureFile.PNG.bytes(picture)));
        assertThat(png.getWidth()).isEqualTo(1_200);
        assertThat(png.getHeight()).isEqualTo(630);
        assertThat(count(png, 0x0067a3, 450, 1_200)).as("lines of charts").isGreaterThan(500);
        assertThat(count(png, 0xb00020, 0, 450)).as("the verdict").isGreaterThan(100);
    }

    @Test
    void theFiguresAndTheVerdictAreInTheVectorPicture() throws Exception {
        List<String> texts = texts(Picture.of(drawn(ShownRun.overloaded(Duration.ofMinutes(2)))));
        assertThat(texts)
                .anyMatch(text -> text.contains("FAIL"))
                .contains("revertrisk-wikidata", "limit ≤ 500 ms", "delivered")
                .anyMatch(text -> text.startsWith("4 thresholds: "));
    }

    @Test
    void twoTargetsHaveFiguresEach() throws Exception {
        assertThat(texts(Picture.of(drawn(ShownRun.compared()))))
                .contains("external: p90 of ok calls", "internal: p90 of ok calls", "1 threshold: 1 fail")
                .doesNotContain("p90 of ok calls");
    }

    @Test
    void aRunWithoutCallsHasAPictureWithoutCharts() throws Exception {
        Picture picture = Picture.of(drawn(ShownRun.empty()));
        assertThat(texts(picture)).anyMatch(text -> text.contains("INVALID"));
        BufferedImage png = ImageIO.read(new ByteArrayInputStream(PictureFile.PNG.bytes(picture)));
        assertThat(count(png, 0xffffff, 450, 1_200)).isEqualTo(750L * 630);
    }

    @Test
    void veryShortAndSlowRunsEnd() {
        assertThat(PictureFile.PNG.bytes(Picture.of(drawn(ShownRun.overloaded(Duration.ofSeconds(1))))))
                .isNotEmpty();
        assertThat(PictureFile.PNG.bytes(Picture.of(drawn(ShownRun.allFailed()))))
                .isNotEmpty();
    }

    @Test
    void aComparisonNamesBothSidesAndWhatChanged() throws Exception {
        ShownRun a = ShownRun.pass();
        ShownRun b = ShownRun.slower();
        assertThat(texts(Picture.of(ShownPages.compared(a, b, "run "), List.of(drawn(a)), List.of(drawn(b)))))
                .anyMatch(text -> text.contains("WORSE"))
                .contains("A: run A", "B: run B", "p90 of ok calls", "worse");
    }

    @Test
    void textFromOutsideIsText() throws Exception {
        String hostile = "<script>alert(1)</script>\u001b[31m\u202e&\"x";
        ShownRun run = ShownRun.of(hostile);
        Picture picture = Picture.of(ShownPages.compared(run, run, hostile), List.of(drawn(run)), List.of(drawn(run)));
        String svg = new String(PictureFile.SVG.bytes(picture), StandardCharsets.UTF_8);
        assertThat(svg).doesNotContain("<script", "\u001b", "\u202e");
        assertThat(texts(picture)).anyMatch(text -> text.contains("<script>"));
        assertThat(PictureFile.PNG.bytes(Picture.of(drawn(run)))).isNotEmpty();
    }

    @Test
    void theKindFollowsFromTheExtension() {
        assertThat(PictureFile.of(Path.of("a/b.PNG"))).contains(PictureFile.PNG);
        assertThat(PictureFile.of(Path.of("b.svg"))).contains(PictureFile.SVG);
        assertThat(PictureFile.of(Path.of("b.jpg"))).isEmpty();
    }

    private static DrawnRun drawn(ShownRun run) {
        return new DrawnRun(run.report(), run.timeline());
    }

    /** Labels of the axis move the line to the right. */
    @Test
    void aConstantRateHasLabelsAsOneThatVaries() {
        assertThat(leftEnd(10, 10)).isCloseTo(leftEnd(10, 12), within(12));
    }

    private static int leftEnd(double... perSecond) {
        Chart chart = Chart.overTime("Rate", 200, 60, Chart::rate);
        chart.line("delivered", new double[] {0, 60}, perSecond, Ink.MAIN, Ink.SOLID);
        BufferedImage image = new BufferedImage(Picture.WIDTH, Picture.HEIGHT, BufferedImage.TYPE_INT_RGB);
        new Picture(canvas -> chart.paint(canvas, 0, 0)).paint(image.createGraphics());
        return IntStream.range(0, Picture.WIDTH)
                .filter(x -> IntStream.range(0, Picture.HEIGHT).anyMatch(y -> image.getRGB(x, y) == Ink.MAIN.getRGB()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(Picture picture) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document svg = factory.newDocumentBuilder().parse(new ByteArrayInputStream(PictureFile.SVG.bytes(picture)));
        NodeList found = svg.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    private static long count(BufferedImage image, int colour, int from, int to) {
        long count = 0;
        for (int x = from; x < to; x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                count += (image.getRGB(x, y) & 0xffffff) == colour ? 1 : 0;
            }
        }
        return count;
    }
}
