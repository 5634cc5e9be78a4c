package io.github.wingload.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The manual page of one command: its help in the language of {@code man}, roff with the macros of man(7).
 *
 * <p>Picocli's own generator writes AsciiDoc, in which characters of our texts, such as ~ and {}, are markup, and which a second
 * program has to convert.
 */
final class ManPage {

    private final CommandSpec spec;
    private final UsageMessageSpec usage;
    private final Help help;
    private final StringBuilder roff = new StringBuilder();

    private ManPage(CommandSpec spec) {
        this.spec = spec;
        this.usage = spec.usageMessage();
        this.help = new Help(spec, Help.defaultColorScheme(Ansi.OFF));
    }

    /** The name of the page, for example {@code wingload-run}. */
    static String nameOf(CommandSpec spec) {
        return spec.qualifiedName("-");
    }

    /**
     * The page as text.
     *
     * @param version of wingload, for the foot of the page
     */
    static String of(CommandSpec spec, String version) {
        ManPage page = new ManPage(spec);
        page.write(version);
        return page.roff.toString();
    }

    private void write(String version) {
        String name = nameOf(spec);
        line(".TH \"" + name.toUpperCase(Locale.ROOT) + "\" 1 \"\" \"wingload " + version + "\" \"wingload\"");
        section("NAME");
        line(escaped(name) + " \\- " + escaped(firstSentence(usage)));
        section("SYNOPSIS");
        line(escaped(help.synopsis(0).strip().replaceAll("\\s+", " ")));
        section("DESCRIPTION");
        paragraphs(usage.description());
        arguments("ARGUMENTS", spec.positionalParameters());
        arguments("OPTIONS", spec.options());
        commands();
        exitStatus();
        footer();
        CommandSpec parent = spec.parent();
        if (parent != null) {
            section("SEE ALSO");
            line(reference(parent));
        }
    }

    private static String firstSentence(UsageMessageSpec usage) {
        String text = usage.description()[0];
        int end = text.indexOf(". ");
        return (end < 0 ? text : text.substring(0, end)).replaceFirst("[.:]$", "");
    }

    private void arguments(String title, List<? extends ArgSpec> arguments) {
        List<? extends ArgSpec> shown =
                arguments.stream().filter(argument -> !argument.hidden()).toList();
        if (!shown.isEmpty()) {
            section(title);
        }
        for (ArgSpec argument : shown) {
            String label = help.parameterLabelRenderer()
                    .renderParameterLabel(argument, Ansi.OFF, List.of())
                    .toString();
            String names = argument instanceof OptionSpec option
                    ? Stream.of(option.names()).map(ManPage::bold).collect(Collectors.joining(", "))
                    : "";
            item(names + (label.isEmpty() ? "" : "\\fI" + escaped(label) + "\\fR"));
            paragraphs(argument.description());
        }
    }

    private void commands() {
        if (!spec.subcommands().isEmpty()) {
            section("COMMANDS");
        }
        for (CommandLine command : spec.subcommands().values()) {
            item(reference(command.getCommandSpec()));
            paragraphs(command.getCommandSpec().usageMessage().description()[0]);
        }
    }

    private void exitStatus() {
        section("EXIT STATUS");
        usage.exitCodeList().forEach((code, meaning) -> {
            item(bold(code.strip()));
            paragraphs(meaning);
        });
    }

    /** A line without indentation, such as {@code Examples:}, begins a section. The others stay as they are laid out. */
    private void footer() {
        for (String text : usage.footer()) {
            if (!text.isBlank() && !text.startsWith(" ")) {
                section(text.replaceFirst(":$", "").toUpperCase(Locale.ROOT));
            } else if (!text.isBlank()) {
                line(".nf");
                line(escaped(text));
                line(".fi");
            }
        }
    }

    private void section(String title) {
        line(".SH \"" + escaped(title) + "\"");
    }

    private void item(String term) {
        line(".TP");
        line(term);
    }

    /** Texts, of which an empty one begins a new paragraph. */
    private void paragraphs(String... texts) {
        String joined = String.join("\n", texts).strip();
        for (String text : joined.split("\n")) {
            line(text.isBlank() ? ".sp" : escaped(text.strip()));
        }
    }

    private void line(String text) {
        roff.append(text).append('\n');
    }

    private static String reference(CommandSpec command) {
        return bold(nameOf(command)) + "(1)";
    }

    private static String bold(String text) {
        return "\\fB" + escaped(text) + "\\fR";
    }

    /** Text of which no character is an instruction, and which can be copied: roff would print typographic hyphens and quotes. */
    private static String escaped(String text) {
        String characters = text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("`", "\\(ga")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti")
                .replace("\"", "\\(dq");
        return characters.startsWith(".") ? "\\&" + characters : characters;
    }
}
