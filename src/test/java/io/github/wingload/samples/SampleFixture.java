package io.github.wingload.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.RowFilter;
import io.github.wingload.plan.RowFilter.CellTest;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.Samples.Format;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.testkit.SampleFiles;
import io.github.wingload.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

/** Files of samples in a directory of their own, and what is said about them. */
abstract class SampleFixture {

    @TempDir
    Path directory;

    Path write(String name, String content) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A file of this name and content, whose format shows and whose rows are all used. */
    Said file(String name, String content) {
        return Said.of(write(name, content));
    }

    static SampleTable table(Said said) {
        return table(said.samples(), SampleReader.LARGE_BYTES);
    }

    static SampleTable table(Samples samples, long largeBytes) {
        List<Problem> problems = new ArrayList<>();
        Optional<SampleTable> table = SampleReader.read(samples, largeBytes, problems::add);
        assertThat(problems).isEmpty();
        return table.orElseThrow();
    }

    static List<List<String>> rows(Said said) {
        return rows(table(said));
    }

    static List<List<String>> rows(SampleTable table) {
        return IntStream.range(0, table.size())
                .mapToObj(number -> table.row(number).cells())
                .toList();
    }

    static List<ColumnType> types(Said said) {
        return table(said).columns().types();
    }

    static List<String> problems(Said said) {
        return problems(said.samples(), SampleReader.LARGE_BYTES);
    }

    static List<String> problems(Samples samples, long largeBytes) {
        List<Problem> problems = new ArrayList<>();
        assertThat(SampleReader.read(samples, largeBytes, problems::add)).isEmpty();
        return problems.stream()
                .map(problem ->
                        problem.line() + " " + problem.path() + ": " + problem.found() + "; " + problem.remedy())
                .toList();
    }

    /** What a scenario may say of its samples, a word at a time. */
    record Said(Samples samples) {

        static Said of(Path file) {
            return new Said(SampleFiles.of(file, Pick.RANDOM));
        }

        Said as(Format format) {
            return with(Optional.of(format), samples.match(), samples.columns(), samples.header(), samples.greedy());
        }

        Said matching(String glob) {
            return with(samples.format(), Optional.of(glob), samples.columns(), samples.header(), samples.greedy());
        }

        Said columns(String... names) {
            return with(
                    samples.format(), samples.match(), Optional.of(List.of(names)), samples.header(), samples.greedy());
        }

        Said header(boolean header) {
            return with(samples.format(), samples.match(), samples.columns(), Optional.of(header), samples.greedy());
        }

        Said greedy(String column) {
            return with(samples.format(), samples.match(), samples.columns(), samples.header(), Optional.of(column));
        }

        Said types(Map<String, ColumnType> types) {
            return new Said(new Samples(
                    samples.file(),
                    samples.format(),
                    samples.match(),
                    samples.columns(),
                    samples.header(),
                    samples.greedy(),
                    types,
                    samples.where(),
                    samples.pick(),
                    samples.row(),
                    samples.key()));
        }

        Said where(String column, CellTest test) {
            List<RowFilter> where = new ArrayList<>(samples.where());
            where.add(new RowFilter(column, test));
            return with(where, samples.pick(), samples.row());
        }

        Said picked(Pick pick) {
            return with(samples.where(), pick, samples.row());
        }

        Said fixed(long row) {
            return with(samples.where(), Pick.FIXED, OptionalLong.of(row));
        }

        private Said with(List<RowFilter> where, Pick pick, OptionalLong row) {
            return new Said(new Samples(
                    samples.file(),
                    samples.format(),
                    samples.match(),
                    samples.columns(),
                    samples.header(),
                    samples.greedy(),
                    samples.types(),
                    where,
                    pick,
                    row,
                    samples.key()));
        }

        private Said with(
                Optional<Format> format,
                Optional<String> match,
                Optional<List<String>> columns,
                Optional<Boolean> header,
                Optional<String> greedy) {
            return new Said(new Samples(
                    samples.file(),
                    format,
                    match,
                    columns,
                    header,
                    greedy,
                    samples.types(),
                    samples.where(),
                    samples.pick(),
                    samples.row(),
                    samples.key()));
        }
    }
}
