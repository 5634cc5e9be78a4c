package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page "From Locust" shows what is in the files that it names, and its commands run. */
class FromLocustPageIT {

    private static final Path PAGE = Path.of("src/site/markdown/from-locust.md");
    private static final Path FILES = Path.of("scenarios/locust");

    @Test
    void itShowsPartsOfItsTwoFiles() throws IOException {
        assertThat(blocks("python"))
                .hasSize(2)
                .allSatisfy(block -> assertThat(Files.readString(FILES.resolve("locustfile.py")))
                        .contains(block));
        assertThat(blocks("yaml"))
                .hasSize(2)
                .allSatisfy(block -> assertThat(Files.readString(FILES.resolve("editors-and-readers.yaml")))
                        .contains(block));
    }

    @Test
    void itsCommandsRun() throws IOException {
        List<String> commands = blocks("").stream().flatMap(String::lines).toList();
        assertThat(commands).hasSizeGreaterThan(2).allMatch(command -> command.startsWith("wingload "));
        for (String command : commands) {
            CommandContext wingload = new CommandContext();
            int code = wingload.execute(command.substring("wingload ".length()).split(" "));
            assertThat(code).as(command + "\n" + wingload.err()).isZero();
        }
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
                .matcher(inOrder(Files.readString(PAGE), language))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    /** The page without the blocks of other languages, whose ends look like the beginning of a block without one. */
    private static String inOrder(String page, String language) {
        return language.isEmpty() ? page.replaceAll("(?ms)^```[a-z]+\n.*?^```$", "") : page;
    }
}
