package io.github.wingload.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.task.Expectation.Contains;
import io.github.wingload.plan.task.Expectation.JsonEquals;
import io.github.wingload.plan.task.Expectation.Size;
import io.github.wingload.plan.task.Template;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that come compressed, since the scenario or a proxy asked for that. */
class ContentCodingTest {

    private static final byte[] JSON = "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);
    private static final JsonEquals OK = new JsonEquals("/ok", Template.of("true"));

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "deflate", "raw deflate", "deflate, gzip", "identity, gzip"})
    void checksSeeTheDecodedBody(String codings) throws IOException {
        byte[] body = JSON;
        for (String coding : codings.split(", ")) {
            body = coded(coding, body);
        }
        Answers answer = Answers.bytes(body)
                .askedFor("gzip, deflate, br")
                .header("Content-Encoding", codings.replace("raw ", ""));
        assertThat(answer.judged(OK, new Contains(Template.of("\"ok\":t"))).error())
                .isEmpty();
        assertThat(answer.judged(new Size(body.length, body.length)).error()).isEmpty();
    }

    @Test
    void codingsOfSeveralHeadersAreInTheirOrder() throws IOException {
        Answers answer = Answers.bytes(coded("gzip", coded("deflate", JSON)))
                .askedFor("gzip, deflate, br")
                .header("Content-Encoding", "deflate")
                .header("content-encoding", "gzip");
        assertThat(answer.judged(OK).error()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "compress"})
    void otherCodingsAreNamed(String coding) {
        assertThat(Answers.bytes(JSON)
                        .askedFor("gzip, deflate, br")
                        .header("Content-Encoding", coding)
                        .judged(OK)
                        .error())
                .isEqualTo("expected a body in gzip, deflate or no coding, got " + coding);
        assertThat(Answers.bytes(JSON)
                        .askedFor("gzip, deflate, br")
                        .header("Content-Encoding", coding)
                        .judged(new Size(1, 100))
                        .error())
                .isEmpty();
    }

    /** A broken proxy: clients that did not ask may be unable to read it. */
    @Test
    void codingThatNobodyAskedForIsNamed() throws IOException {
        assertThat(Answers.bytes(coded("gzip", JSON))
                        .header("Content-Encoding", "gzip")
                        .judged(OK)
                        .error())
                .isEqualTo("expected a body without content coding, got gzip");
    }

    @Test
    void damagedAndCutBodiesAreMismatches() throws IOException {
        byte[] whole = coded("gzip", JSON);
        for (byte[] body : new byte[][] {JSON, Arrays.copyOf(whole, whole.length - 9), {0x1f, (byte) 0x8b}}) {
            assertThat(Answers.bytes(body)
                            .askedFor("gzip, deflate, br")
                            .header("Content-Encoding", "gzip")
                            .judged(OK)
                            .error())
                    .isEqualTo("expected a body in gzip, got bytes that are not");
        }
        String many = "gzip, ".repeat(9) + "gzip";
        assertThat(Answers.bytes(whole)
                        .askedFor("gzip, deflate, br")
                        .header("Content-Encoding", many)
                        .judged(OK)
                        .error())
                .isEqualTo("expected a body in gzip, deflate or no coding, got 10 codings");
    }

    /** A few kilobytes can stand for gigabytes. */
    @Test
    void expandedSizeIsBounded() throws IOException {
        byte[] bomb = coded("gzip", new byte[Request.MOST_KEPT_BYTES + 1]);
        assertThat(bomb.length).isLessThan(20_000);
        for (String codings : new String[] {"gzip", "gzip, gzip"}) {
            byte[] body = codings.equals("gzip") ? bomb : coded("gzip", bomb);
            assertThat(Answers.bytes(body)
                            .askedFor("gzip, deflate, br")
                            .header("Content-Encoding", codings)
                            .judged(OK)
                            .error())
                    .isEqualTo("expected a body of at most 16777216 bytes to check, got more");
        }
    }

    /** People read the beginning of a failed answer, whoever asked for its coding. */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "raw deflate", "deflate, gzip"})
    void beginningsAreDecodedAsFarAsTheyGo(String codings) throws IOException {
        String text = IntStream.range(0, 20_000).mapToObj(i -> i + " is not it").collect(Collectors.joining("; "));
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        for (String coding : codings.split(", ")) {
            body = coded(coding, body);
        }
        String named = codings.replace("raw ", "");
        assertThat(beginning(body, named)).isEqualTo(text.substring(0, 512));
        assertThat(beginning(Arrays.copyOf(body, 400), named))
                .as("an answer that was cut")
                .isNotEmpty()
                .isEqualTo(text.substring(
                        0, beginning(Arrays.copyOf(body, 400), named).length()));
    }

    @Test
    void beginningThatIsNotInItsCodingIsShownAsItCame() {
        assertThat(beginning("not found".getBytes(StandardCharsets.UTF_8), "gzip"))
                .isEqualTo("not found");
        assertThat(beginning("not found".getBytes(StandardCharsets.UTF_8), "br"))
                .isEmpty();
        assertThat(beginning(JSON, "gzip, ".repeat(9) + "gzip")).isEmpty();
        assertThat(beginning(JSON, "identity")).isEqualTo("{\"ok\":true}");
    }

    @Test
    void beginningOfABombIsShort() throws IOException {
        byte[] bomb = coded("gzip", coded("gzip", new byte[Request.MOST_KEPT_BYTES + 1]));
        assertThat(beginning(bomb, "gzip, gzip")).hasSizeLessThanOrEqualTo(512);
    }

    private static String beginning(byte[] body, String codings) {
        Exchange answer =
                Answers.bytes(body).header("Content-Encoding", codings).exchange();
        return new String(answer.decodedStart(Call.EXCERPT_BYTES), StandardCharsets.UTF_8);
    }

    private static byte[] coded(String coding, byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = switch (coding) {
            case "identity" -> bytes;
            case "deflate" -> new DeflaterOutputStream(bytes);
            case "raw deflate" -> new DeflaterOutputStream(bytes, new Deflater(9, true));
            default -> new GZIPOutputStream(bytes);
        }) {
            out.write(body);
        }
        return bytes.toByteArray();
    }
}
