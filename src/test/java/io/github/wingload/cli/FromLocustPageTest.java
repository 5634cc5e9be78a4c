package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page "From Locust" shows what is in the files that it names. Its commands run in {@link PageExamplesIT}. */
class FromLocustPageTest {

    private static final Path PAGE = PageBlock.PAGES.resolve("from-locust.md");
    private static final Path FILES = Path.of("scenarios/locust");

    @Test
    void itShowsPartsOfItsTwoFiles() throws IOException {
        assertThat(blocks("python")).hasSize(2).allMatch(Files.readString(FILES.resolve("locustfile.py"))::contains);
        assertThat(blocks("yaml"))
                .hasSize(2)
                .allMatch(Files.readString(FILES.resolve("editors-and-readers.yaml"))::contains);
    }

    private static List<String> blocks(String language) throws IOException {
        return PageBlock.all().stream()
                .filter(block -> block.page().equals(PAGE) && block.language().equals(language))
                .map(PageBlock::text)
                .toList();
    }
}
