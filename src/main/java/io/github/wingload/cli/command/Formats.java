package io.github.wingload.cli.command;

import io.github.wingload.report.picture.PictureFile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The formats in which a command writes its text, and how a user chooses one.
 *
 * @param byEnding the formats by the ending of a file's name, such as {@code .md}
 * @param plain the format of a {@code .txt}; such a file may hold any other too
 */
public record Formats<F>(Map<String, F> byEnding, F plain) {

    private static final String TEXT = ".txt";

    public Formats {
        byEnding = Map.copyOf(byEnding);
    }

    /**
     * The format that a user asks for.
     *
     * @param given by name
     * @param file that the text goes to, whose name may tell the format too
     * @param usual if neither tells it
     * @throws UserError if the name of the file is that of a picture, of another format, or of none that is known
     */
    public F chosen(Optional<F> given, Optional<Path> file, F usual) {
        if (file.isEmpty()) {
            return given.orElse(usual);
        }
        if (PictureFile.of(file.get()).isPresent()) {
            throw new UserError(
                    file.get() + " is a picture by its name, and -o writes a text",
                    "Name a text file; report and diff draw a picture with --picture.");
        }
        String name = file.get().getFileName().toString().toLowerCase(Locale.ROOT);
        boolean anyText = name.endsWith(TEXT);
        Optional<F> named = anyText
                ? Optional.of(plain)
                : byEnding.entrySet().stream()
                        .filter(format -> name.endsWith(format.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst();
        if (given.isPresent() && named.isPresent() && !anyText && !named.equals(given)) {
            throw new UserError(
                    file.get() + " is " + named.get() + " by its name, and --format says " + given.get(),
                    "Leave out --format, or name another file.");
        }
        if (given.isEmpty() && named.isEmpty() && name.contains(".")) {
            throw new UserError(
                    "the name of " + file.get() + " does not tell the format of its text",
                    "Add --format, or name a file that ends in " + String.join(", ", new TreeSet<>(byEnding.keySet()))
                            + " or " + TEXT + ".");
        }
        return given.or(() -> named).orElse(usual);
    }
}
