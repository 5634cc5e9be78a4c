package io.github.wingload.scenario.data;

import io.github.wingload.plan.RowFilter;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.Samples.Format;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.samples.SampleReader;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.samples.Separators;
import io.github.wingload.text.Figures;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Problem;
import io.github.wingload.yaml.Words;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/**
 * {@code samples}: the file or folder with the rows, and the rows themselves.
 *
 * @param samples empty if the scenario has none
 * @param table the rows; empty if they could not be read because of a problem
 */
public record SamplesSection(Optional<Samples> samples, Optional<SampleTable> table) {

    /** No samples. */
    static final SamplesSection NONE = new SamplesSection(Optional.empty(), Optional.of(SampleTable.NONE));

    private static final List<String> KEYS = List.of(
            "file", "folder", "match", "format", "pick", "row", "key", "columns", "header", "greedy", "types", "where",
            "secret");

    private static final Map<String, Pick> PICKS = Words.of(Pick.class, '_');
    private static final Map<String, ColumnType> TYPES = Words.of(ColumnType.class, '_');

    /** @param usual how rows are picked if {@code pick} is missing */
    public static SamplesSection read(Node node, SampleSets sets, Pick usual) {
        if (!node.present()) {
            return NONE;
        }
        Keys keys = node.keys(KEYS);
        keys.atMostOneOf(List.of("file", "folder"));
        Node source = keys.has("folder") ? keys.get("folder") : keys.required("file", "file: payloads/rows.csv");
        Optional<Path> file = keys.has("folder") ? source.folder() : source.file();
        int problemsBefore = node.findings().problemCount();
        Optional<Format> format = SampleFormat.format(keys);
        Optional<List<String>> columns = SampleFormat.columns(keys.get("columns"));
        Optional<Boolean> header = SampleFormat.header(keys, format);
        Optional<String> greedy = SampleFormat.greedy(keys.get("greedy"), format, columns);
        Optional<String> match = SampleFormat.match(keys);
        boolean sound = node.findings().problemCount() == problemsBefore;
        Optional<Pick> pick = keys.has("pick") ? keys.get("pick").oneOf(PICKS) : Optional.of(usual);
        OptionalLong row = row(keys.get("row"), pick);
        Map<String, ColumnType> types = types(keys.get("types"));
        Optional<String> key = keys.get("key").text();
        List<RowFilter> where = SampleFilters.read(keys.get("where"));
        if (file.isEmpty() || !sound) {
            return new SamplesSection(Optional.empty(), Optional.empty());
        }
        Samples samples = new Samples(
                file.get(), format, match, columns, header, greedy, types, where, pick.orElse(usual), row, key);
        List<Node> secret = keys.get("secret").present() ? keys.get("secret").itemsOrOne() : List.of();
        Optional<SampleTable> table = sets.table(
                samples,
                node,
                () -> SampleReader.read(samples, problem -> node.findings().problem(shown(problem, secret))));
        table.ifPresent(rows -> {
            List<String> names = rows.columns().names();
            sets.hide(samples, names.stream().filter(SecretNames::isSecret).toList());
            secret.stream()
                    .filter(column -> isColumn(column, names))
                    .forEach(column -> sets.hide(samples, List.of(column.written())));
            checkColumns(keys.get("types"), rows);
            checkColumns(keys.get("where"), rows);
            key.ifPresent(column -> checkColumn(column, keys.get("key")::problem, rows));
            if (rows.leftOut() > 0) {
                node.findings().note(leftOut(samples, rows.leftOut()));
            }
        });
        return new SamplesSection(Optional.of(samples), table);
    }

    /** The problem without the cell if its column is secret. */
    private static Problem shown(Problem problem, List<Node> secret) {
        boolean hidden = SecretNames.isSecret(problem.path())
                || secret.stream().map(Node::written).anyMatch(problem.path()::equals)
                        && !problem.path().isEmpty();
        return hidden
                ? new Problem(
                        problem.file(),
                        problem.line(),
                        problem.column(),
                        problem.path(),
                        "this cell cannot be used; it is not shown, because its column is secret",
                        problem.remedy())
                : problem;
    }

    private static String leftOut(Samples samples, long count) {
        String rows = Figures.count(count, "row", "rows") + " of " + samples.file();
        return samples.format().filter(Format.SHAREGPT::equals).isPresent()
                ? rows + (count == 1 ? " is" : " are") + " left out: fewer than two turns"
                        + (samples.where().isEmpty() ? "" : ", or excluded by where")
                : "where excludes " + rows;
    }

    /** True if samples are given, even if they could not be read. */
    boolean given() {
        return samples.isPresent() || table.isEmpty();
    }

    /** The columns' names; empty if the samples could not be read, so that any name may be right. */
    public Optional<List<String>> columnNames() {
        return table.map(rows -> rows.columns().names());
    }

    /** True if the columns' names come from the file. */
    boolean namedByFile() {
        return samples.filter(Samples::headed).isPresent();
    }

    private static OptionalLong row(Node node, Optional<Pick> pick) {
        if (node.present() && pick.filter(said -> said != Pick.FIXED).isPresent()) {
            node.keyProblem("row needs pick: fixed", "add pick: fixed, or remove it");
        }
        return node.whole(1, Integer.MAX_VALUE);
    }

    private static Map<String, ColumnType> types(Node node) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        node.children("{rev_id: integer, title: string}")
                .forEach((column, type) -> type.oneOf(TYPES).ifPresent(word -> types.put(column, word)));
        return types;
    }

    private static boolean isColumn(Node node, List<String> names) {
        boolean known = names.contains(node.written());
        if (!known && !node.isBroken()) {
            node.problem("the samples have no such column", Words.remedy(node.written(), names));
        }
        return known;
    }

    private static void checkColumns(Node byColumn, SampleTable table) {
        Keys.children(byColumn).forEach((column, node) -> checkColumn(column, node::keyProblem, table));
    }

    /** What to do about a column that does not exist. */
    static String remedy(String column, List<String> names) {
        return Separators.hint(names)
                .map(hint -> "the file's only column is " + Node.quote(names.get(0)) + ", and " + hint)
                .orElseGet(() -> Words.remedy(column, names));
    }

    private static void checkColumn(String column, BiConsumer<String, String> problem, SampleTable table) {
        List<String> names = table.columns().names();
        if (!names.contains(column)) {
            problem.accept("the samples have no such column", remedy(column, names));
        }
    }
}
