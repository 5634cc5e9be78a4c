package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.wingload.judge.Reports;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.Recorder;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A file in which one field is missing, null or of another type is refused by its place, and never read as something else. */
class DamagedJsonTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Fields for people and other programs, which follow from others and are not read back. */
    private static final Pattern FOLLOWING = Pattern.compile("/run/(totals|tasks/\\d+/(method|name)"
            + "|failures/\\d+/(method|name|first_seen|last_seen)|phases/\\w+/ms)"
            + "|/(offered_per_hour|requests_per_hour|ok_per_hour|target_achievement_percent|endpoints|cache|items|mutations)"
            + "|.*/figures/(requests|ok|failures|dropped|unfinished|never_sent|clamped|window_seconds"
            + "|throughput_per_second|goodput_per_second|response_time_ms|service_time_ms"
            + "|(ttft|ttfo)_(response|service)_ms|gap_ms|longest_gap_ms|tpot_ms)"
            // Read back, but as in the figures of all calls.
            + "|/((tasks|stages)/\\d+|warm_up)/by_mutation");

    /** Versions are read first; the manifest in report.json is read as that in run.json. */
    private static final Set<String> NOT_DAMAGED = Set.of("/schema_version", "/run/schema_version", "/run/manifest");

    /** Fields that may be absent. */
    private static final Pattern OPTIONAL = Pattern.compile(
            "/(generator_health|server|judgement|warm_up|first_ok|time_breakdown|attribution|target_per_hour|littles_law/needed_in_flight|replayed|comparison|comparison/decided_after|comparison/of_(first|second)/(streams|estimates/\\w+)|comparison/times|comparison/times/upstream|comparison/outcomes/first_failed_percent)"
                    + "|.*/alike_seconds|/estimates/\\w+|/distribution/\\d+/to|.*/(by_mutation|figures/items|figures/(classes|statuses)/.*)"
                    + "|/payload/slowest/\\d+/ids|/payload/(slowest|failing)/\\d+/task|(/run)?/failures/\\d+/ids|/server/\\d+/values|.*/thresholds/\\d+/(estimate|threshold/(task|over)|task|over)"
                    + "|/own_delays(/longest|/added/\\w+)?|.*/generator/(machine_own_percent|throttled|stalls)"
                    + "|.*/manifest/(probe(/(clock|seen_from))?|io_threads|instance(/(zone|type))?|samples/\\d+/varying)|.*/plan/(load/run_time|safeguards/(contact|rate_limit|stop_when_behind)"
                    + "|user_classes/\\d+/(fixed_count|on_start|on_stop|flows/\\d+/second)|observe/\\d+/(target|query|figures/\\d+/(of_amount|query))|tasks/\\d+/(body|cache|host_header|runbook|apart|side|samples|stream|stream/(places/\\w+|end|first|stall)|expect/items))"
                    + "|.*/checks/\\d+/(longest_gap|contains|matches)|.*/reporting/(slo|slo/limits/\\w+)|.*/streams/figures/\\d+/(value|estimate)|/streams"
                    + "|.*/figures/streams(/finish_reasons/.*)?|.*/(figures|recorded)/(tt|gap|longest_gap|tpot).*");

    /** Numbers of a plan that are not figures: they are never absent, apart from bounds. */
    private static final Pattern OF_PLAN = Pattern.compile(".*/(plan|threshold)/(?!.*/(least|most)$).*");

    private static final Analysis REPORT = Reports.full(WholeRunJsonTest.everything(EndReason.RUN_TIME));

    private interface Reader {
        Object read(Path file, JsonNode document) throws UnreadableRunException;
    }

    @Test
    void everyDamagedFieldOfRunJsonIsReported() {
        byte[] json = RunJson.ended(REPORT, List.of(new WriteError("demo.hlog", "full")));
        assertThat(unseen(
                        json,
                        "run.json",
                        (file, document) -> ArtefactJson.value(file, document, RunJson.Fields.class)
                                .run()))
                .isEmpty();
    }

    @Test
    void everyDamagedFieldOfReportJsonIsReported() {
        byte[] json = ReportJson.bytes(REPORT);
        assertThat(unseen(json, "report.json", (file, document) -> ArtefactJson.value(file, document, Analysis.class)))
                .isEmpty();
    }

    @Test
    void comparisonReadBackIsTheSameAndItsDamagedFieldsAreReported() throws UnreadableRunException {
        RunResult run = Runs.result(Plans.compared().plan(), EndReason.RUN_TIME, new Recorder(Tasks.some(2)).totals());
        byte[] json = RunJson.running(run, List.of());

        RunJson.Fields read = ArtefactJson.value(Path.of("run.json"), JSON.readTree(json), RunJson.Fields.class);
        assertThat(read.run().manifest().plan()).isEqualTo(run.manifest().plan());
        assertThat(unseen(
                        json,
                        "run.json",
                        (file, document) -> ArtefactJson.value(file, document, RunJson.Fields.class)
                                .run()))
                .isEmpty();
    }

    /** The tree of the document is damaged and read again and again: bytes are made and parsed once. */
    private static List<String> unseen(byte[] json, String name, Reader reader) {
        JsonNode document = JSON.readTree(json);
        removeFollowing(JsonPointer.compile(name.equals("run.json") ? "/run" : ""), document);
        shortenHistograms(document);
        Path file = Path.of(name);
        assertThatCode(() -> reader.read(file, document)).as("undamaged").doesNotThrowAnyException();
        List<String> unseen = new ArrayList<>();
        for (JsonPointer place : places(document)) {
            for (Damage damage : Damage.values()) {
                JsonNode parent = document.at(place.head());
                if (damage == Damage.DELETED && parent.isArray()) {
                    continue;
                }
                JsonNode value = document.at(place);
                damage.inflict(parent, place, value);
                Throwable refusal = catchThrowable(() -> reader.read(file, document));
                Damage.restore(parent, place, value);
                if (refusal == null
                        ? !mayBeRead(value, place, damage)
                        : !(refusal instanceof UnreadableRunException && namesPlace(refusal, file, place))) {
                    unseen.add(place + " " + damage + (refusal == null ? "" : ": " + refusal));
                }
            }
        }
        return unseen;
    }

    /** A file without these fields is read as well, and faster. */
    private static void removeFollowing(JsonPointer at, JsonNode node) {
        if (node instanceof ObjectNode object) {
            List.copyOf(object.propertyNames()).stream()
                    .filter(field -> FOLLOWING
                            .matcher(at.appendProperty(field).toString())
                            .matches())
                    .forEach(object::remove);
            object.properties().forEach(field -> removeFollowing(at.appendProperty(field.getKey()), field.getValue()));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            removeFollowing(at.appendIndex(i), node.get(i));
        }
    }

    /** A histogram costs what its longest time needs, so the same number of times of a microsecond is read in a tenth of the time. */
    private static void shortenHistograms(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("histogram")) {
            object.put("histogram", shortened(object.get("histogram").stringValue()));
        }
        node.forEach(DamagedJsonTest::shortenHistograms);
    }

    private static String shortened(String encoded) {
        try {
            Histogram times = Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(encoded)), 0);
            Histogram shorter = new Histogram(1, 2, times.getNumberOfSignificantValueDigits());
            shorter.recordValueWithCount(1, times.getTotalCount());
            ByteBuffer bytes = ByteBuffer.allocate(shorter.getNeededByteBufferCapacity());
            int length = shorter.encodeIntoCompressedByteBuffer(bytes);
            return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
        } catch (DataFormatException broken) {
            throw new AssertionError(broken);
        }
    }

    private static boolean mayBeRead(JsonNode value, JsonPointer place, Damage damage) {
        String at = place.toString();
        boolean gone = damage != Damage.RETYPED;
        boolean figureWithoutNumber = damage == Damage.NULLED
                && value.isFloatingPointNumber()
                && !OF_PLAN.matcher(at).matches();
        return figureWithoutNumber || gone && OPTIONAL.matcher(at).matches();
    }

    /** The place, or an object around it that contradicts itself now. */
    private static boolean namesPlace(Throwable refusal, Path file, JsonPointer place) {
        String message = refusal.getMessage();
        return message.startsWith(file + ": " + place + " is")
                || message.startsWith(file + ": " + place + " cannot be ")
                || message.equals(file + ": " + place + " has no known kind")
                || message.equals(file + ": " + place.head() + " has no known kind")
                || message.equals(file + ": " + place.head() + "/column is missing")
                || message.startsWith(file + ": " + place.head() + " cannot be {")
                || message.matches(Pattern.quote(file + ": ") + "[^ ]* is not consistent: .*");
    }

    /** A place in each kind of object: objects in a list are alike, and so are those with the same fields. */
    private static List<JsonPointer> places(JsonNode document) {
        List<JsonPointer> places = new ArrayList<>();
        collect(JsonPointer.empty(), document, new HashSet<>(), places);
        return places;
    }

    private static void collect(JsonPointer at, JsonNode node, Set<String> known, List<JsonPointer> places) {
        if (node.isObject() && known.add(String.join(" ", node.propertyNames()))) {
            node.properties().forEach(field -> {
                JsonPointer below = at.appendProperty(field.getKey());
                if (!NOT_DAMAGED.contains(below.toString())) {
                    places.add(below);
                    collect(below, field.getValue(), known, places);
                }
            });
        } else if (node.isArray() && !node.isEmpty()) {
            places.add(at.appendIndex(0));
            for (int i = 0; i < node.size(); i++) {
                collect(at.appendIndex(i), node.get(i), known, places);
            }
        }
    }

    private enum Damage {
        NULLED,
        RETYPED,
        DELETED;

        void inflict(JsonNode parent, JsonPointer at, JsonNode value) {
            if (this == DELETED) {
                ((ObjectNode) parent).remove(at.last().getMatchingProperty());
            } else {
                set(parent, at, this == NULLED ? JSON.getNodeFactory().nullNode() : retyped(value));
            }
        }

        /** A deleted field comes back as the last of its object, which nobody minds. */
        static void restore(JsonNode parent, JsonPointer at, JsonNode value) {
            set(parent, at, value);
        }

        private static JsonNode retyped(JsonNode value) {
            JsonNodeFactory nodes = JSON.getNodeFactory();
            return value.isNumber() || value.isBoolean() ? nodes.stringNode(value.asString()) : nodes.numberNode(7);
        }

        private static void set(JsonNode parent, JsonPointer at, JsonNode value) {
            if (parent instanceof ArrayNode array) {
                array.set(at.last().getMatchingIndex(), value);
            } else {
                ((ObjectNode) parent).set(at.last().getMatchingProperty(), value);
            }
        }
    }
}
