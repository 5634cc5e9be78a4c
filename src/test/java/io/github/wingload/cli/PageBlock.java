package io.github.wingload.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of code in the README or a page.
 *
 * @param page the file
 * @param line of its first line in the file, from 1
 * @param language after the opening fence; may be empty
 */
record PageBlock(Path page, int line, String language, String text) {

    static final Path README = Path.of("README.md");
    static final Path PAGES = Path.of("src/site/markdown");

    private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```");
    private static final Pattern INLINE = Pattern.compile("(?<!`)`((?:\\./)?wingload [^`\n]*)`(?!`)");
    private static final List<String> SHELL = List.of("", "sh");

    /** The start of a command of wingload within a line of a shell: after a prompt, a variable, nohup or sudo. */
    private static final Pattern COMMAND =
            Pattern.compile("(?:^|[\\s(])\"?(?:\\./|[\\w$.-]+/)?wingload\"? +(--?\\w|https?:|[a-z-]+)");

    /** The pieces of a word, or what ends a command. */
    private static final Pattern PIECE =
            Pattern.compile("'([^']*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|(\\s+#.*|\\s*[|<>;&)].*)|(\\s+)|(.)");

    static List<PageBlock> all() throws IOException {
        List<PageBlock> blocks = new ArrayList<>();
        for (Path page : pages()) {
            String text = Files.readString(page);
            Matcher fenced = FENCED.matcher(text);
            while (fenced.find()) {
                int line = 1 + (int) text.substring(0, fenced.start(2)).lines().count();
                blocks.add(new PageBlock(page, line, fenced.group(1), fenced.group(2)));
            }
        }
        return blocks;
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            return Stream.concat(
                            Stream.of(README),
                            pages.filter(page -> page.toString().endsWith(".md"))
                                    .sorted())
                    .toList();
        }
    }

    boolean isYaml() {
        return language.equals("yaml");
    }

    boolean isShell() {
        return SHELL.contains(language);
    }

    /** The command lines of wingload in this block of a shell or a CI server, without what else the shell does with them. */
    List<List<String>> commands(List<String> subcommands) {
        if (!isShell() && !isYaml()) {
            return List.of();
        }
        List<String> lines = text.replace("\\\n", " ").lines().toList();
        boolean prompted = lines.stream().anyMatch(line -> line.startsWith("$ "));
        return lines.stream()
                .filter(line -> !prompted || line.startsWith("$ "))
                .flatMap(line -> command(line, subcommands).stream())
                .toList();
    }

    /** The command lines that a page has in its text. */
    static List<List<String>> inline(Path page, List<String> subcommands) throws IOException {
        String text = FENCED.matcher(Files.readString(page)).replaceAll("");
        return INLINE.matcher(text)
                .results()
                .flatMap(found -> command(found.group(1), subcommands).stream())
                .toList();
    }

    private static List<List<String>> command(String line, List<String> subcommands) {
        Matcher start = COMMAND.matcher(line);
        if (line.strip().startsWith("#") || !start.find()) {
            return List.of();
        }
        boolean known = start.group(1).matches("-.*|https?:") || subcommands.contains(start.group(1));
        return known ? List.of(words(line.substring(start.start(1)))) : List.of();
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        Matcher pieces = PIECE.matcher(command + " ");
        while (pieces.find() && pieces.group(3) == null) {
            if (pieces.group(4) == null) {
                word.append(
                        pieces.group(1) != null
                                ? pieces.group(1)
                                : pieces.group(2) != null ? pieces.group(2) : pieces.group());
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }
}
