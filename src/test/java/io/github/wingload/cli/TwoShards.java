package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two shards of a run that go on at once, each with a folder of results of its own. */
public final class TwoShards {

    private final Path folder;
    private final List<CommandContext> ended;
    private final List<Integer> exits;

    private TwoShards(Path folder, List<CommandContext> ended, List<Integer> exits) {
        this.folder = folder;
        this.ended = ended;
        this.exits = exits;
    }

    /**
     * Runs both, and waits for their ends.
     *
     * @param folder in which their results get folders
     * @param options besides those that name the shard
     */
    public static TwoShards run(Path scenario, Path folder, String... options) {
        List<CommandContext> contexts = List.of(new CommandContext(), new CommandContext());
        List<CompletableFuture<Integer>> shards = IntStream.range(0, 2)
                .mapToObj(index -> CompletableFuture.supplyAsync(
                        () -> contexts.get(index).execute(command(scenario, folder, index, options)),
                        task -> new Thread(task, "shard").start()))
                .toList();
        return new TwoShards(
                folder, contexts, shards.stream().map(CompletableFuture::join).toList());
    }

    private static String[] command(Path scenario, Path folder, int index, String... options) {
        List<String> command = new ArrayList<>(List.of(
                "run",
                scenario.toString(),
                "--shard",
                index + "/2",
                "--shards-of",
                "monday",
                "--quiet",
                "--results",
                folder.resolve("shard" + index).toString()));
        command.addAll(List.of(options));
        return command.toArray(String[]::new);
    }

    /** What a shard printed, if it ended with one of these exit codes. */
    public String out(int shard, Integer... exitCodes) {
        assertThat(exits.get(shard)).as(ended.get(shard).err()).isIn((Object[]) exitCodes);
        return ended.get(shard).out();
    }

    /** The directory of a shard's run. */
    public Path directory(int shard) throws IOException {
        return onlyRun(folder.resolve("shard" + shard));
    }

    /** The only run in a folder of results. */
    public static Path onlyRun(Path results) throws IOException {
        try (Stream<Path> runs = Files.list(results.resolve("tested"))) {
            return runs.findFirst().orElseThrow();
        }
    }
}
