package io.github.wingload.vllmbench;

import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.foreign.BoundedRead;
import io.github.wingload.vllmbench.BenchResult.Steady;
import io.github.wingload.vllmbench.BenchResult.Throughput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON files of vllm-bench: one object, or with its {@code --append-result} one object a line. */
public final class BenchFile {

    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_RESULTS = 1_000;
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern PERCENTILE =
            Pattern.compile("p([0-9]{1,2}(?:\\.[0-9]{1,4})?)_(ttft|tpot|itl|e2el)_ms");
    private static final String REQUEST_THROUGHPUT = "request_throughput";
    private static final List<String> MARKS = List.of(REQUEST_THROUGHPUT, "num_prompts", "duration");

    private final Path file;
    private final JsonNode document;
    private final List<String> problems = new ArrayList<>();

    private BenchFile(Path file, JsonNode document) {
        this.file = file;
        this.document = document;
    }

    /**
     * Reads a file.
     *
     * @return one or more results, in the order of the file
     * @throws UnreadableRunException if the file cannot be read, or is not one of vllm-bench; the message has all problems of a result
     */
    public static List<BenchResult> read(Path file) throws UnreadableRunException {
        byte[] bytes;
        try {
            bytes = BoundedRead.ofFile(file, MOST_BYTES);
        } catch (IOException failure) {
            throw UnreadableRunException.of(file, failure);
        }
        List<BenchResult> results = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                MAPPER.readerFor(JsonNode.class).readValues(bytes)) {
            while (documents.hasNextValue()) {
                if (results.size() == MOST_RESULTS) {
                    throw new UnreadableRunException(file, "it has more than " + MOST_RESULTS + " results");
                }
                results.add(new BenchFile(file, documents.nextValue()).result());
            }
        } catch (JacksonException broken) {
            throw new UnreadableRunException(file, "not a JSON file of vllm-bench: " + broken.getOriginalMessage());
        }
        if (results.isEmpty()) {
            throw new UnreadableRunException(file, "not a JSON file of vllm-bench: it is empty");
        }
        return results;
    }

    private BenchResult result() throws UnreadableRunException {
        if (!document.isObject() || MARKS.stream().noneMatch(document::has)) {
            throw new UnreadableRunException(
                    file, "not a JSON file of vllm-bench: it has no " + String.join(", ", MARKS));
        }
        if (document.path("mode").asString("").equals("multi_turn")) {
            throw new UnreadableRunException(file, "it is a result of several turns, which is not read");
        }
        if (document.path("endpoint_type").asString("").contains("pooling")) {
            throw new UnreadableRunException(file, "it is a result of a pooling model, which has no tokens");
        }
        BenchResult result = new BenchResult(
                Optional.of(document.path("date").asString("")).filter(date -> !date.isEmpty()),
                document.path("model_id").asString(""),
                required(count(document, "num_prompts"), "num_prompts"),
                required(count(document, "completed"), "completed"),
                count(document, "failed").orElse(0),
                seconds(),
                number(document, "drain"),
                count(document, "max_concurrency"),
                requestRate(),
                count(document, "total_input_tokens"),
                count(document, "total_output_tokens"),
                count(document, "max_concurrent_requests"),
                throughput(document),
                times("ttft"),
                times("tpot"),
                times("itl"),
                times("e2el"),
                steady());
        if (!problems.isEmpty()) {
            throw new UnreadableRunException(file, String.join("; ", problems));
        }
        return result;
    }

    private double seconds() {
        OptionalDouble seconds = number(document, "duration");
        if (seconds.isEmpty()) {
            missing("duration");
        } else if (seconds.getAsDouble() <= 0) {
            problems.add("duration is not above 0");
        }
        return seconds.orElse(0);
    }

    /** {@code "inf"} and a missing rate mean no schedule. */
    private OptionalDouble requestRate() {
        JsonNode rate = document.path("request_rate");
        return rate.isString() && rate.asString().equals("inf")
                ? OptionalDouble.empty()
                : number(document, "request_rate");
    }

    private Throughput throughput(JsonNode from) {
        return new Throughput(
                number(from, REQUEST_THROUGHPUT),
                number(from, "input_throughput"),
                number(from, "output_throughput"),
                number(from, "total_token_throughput"));
    }

    private BenchTimes times(String metric) {
        NavigableMap<Double, Double> percentiles = new TreeMap<>();
        document.propertyNames().forEach(name -> {
            Matcher percentile = PERCENTILE.matcher(name);
            if (percentile.matches() && percentile.group(2).equals(metric)) {
                number(document, name).ifPresent(ms -> percentiles.put(Double.parseDouble(percentile.group(1)), ms));
            }
        });
        return new BenchTimes(
                number(document, "mean_" + metric + "_ms"),
                number(document, "median_" + metric + "_ms"),
                number(document, "std_" + metric + "_ms"),
                percentiles);
    }

    private Optional<Steady> steady() {
        JsonNode steady = document.path("steady_state");
        JsonNode window = steady.path("window");
        OptionalDouble seconds = number(window, "duration_s");
        if (seconds.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Steady(
                number(window, "start_s").orElse(0),
                number(window, "end_s").orElse(seconds.getAsDouble()),
                count(window, "threshold_abs").orElse(0),
                count(window, "observed_peak").orElse(0),
                count(window, "requests_started_in_window").orElse(0),
                count(window, "requests_completed_in_window").orElse(0),
                seconds.getAsDouble(),
                throughput(steady),
                new BenchTimes(
                        number(steady, "mean_ttft_ms"),
                        number(steady, "median_ttft_ms"),
                        OptionalDouble.empty(),
                        pairs(steady.path("percentiles_ttft_ms"))),
                new BenchTimes(
                        number(steady, "mean_tpot_ms"),
                        number(steady, "median_tpot_ms"),
                        OptionalDouble.empty(),
                        named(steady))));
    }

    private NavigableMap<Double, Double> pairs(JsonNode pairs) {
        NavigableMap<Double, Double> percentiles = new TreeMap<>();
        pairs.values().forEach(pair -> {
            if (pair.size() == 2 && pair.path(0).isNumber() && pair.path(1).isNumber()) {
                percentiles.put(pair.path(0).doubleValue(), pair.path(1).doubleValue());
            }
        });
        return percentiles;
    }

    private NavigableMap<Double, Double> named(JsonNode steady) {
        NavigableMap<Double, Double> percentiles = new TreeMap<>();
        number(steady, "p90_tpot_ms").ifPresent(ms -> percentiles.put(90.0, ms));
        number(steady, "p99_tpot_ms").ifPresent(ms -> percentiles.put(99.0, ms));
        return percentiles;
    }

    private long required(OptionalLong count, String name) {
        if (count.isEmpty()) {
            missing(name);
        }
        return count.orElse(0);
    }

    private void missing(String name) {
        if (problems.stream().noneMatch(problem -> problem.startsWith(name + " "))) {
            problems.add(name + " is missing");
        }
    }

    /** Empty for a missing value and for null. */
    private OptionalLong count(JsonNode from, String name) {
        JsonNode count = from.path(name);
        if (count.isMissingNode() || count.isNull()) {
            return OptionalLong.empty();
        }
        if (!count.isIntegralNumber() || !count.canConvertToLong() || count.longValue() < 0) {
            problems.add(name + " is not a count");
            return OptionalLong.empty();
        }
        return OptionalLong.of(count.longValue());
    }

    /** Empty for a missing value and for null. */
    private OptionalDouble number(JsonNode from, String name) {
        JsonNode number = from.path(name);
        if (number.isMissingNode() || number.isNull()) {
            return OptionalDouble.empty();
        }
        double value = number.isNumber() ? number.doubleValue() : Double.NaN;
        if (!Double.isFinite(value) || value < 0) {
            problems.add(name + " is not a number from 0");
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(value);
    }
}
