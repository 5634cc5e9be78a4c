package io.github.wingload.cli.command;

import io.github.wingload.yaml.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a user probably meant who names a scenario file that does not exist. */
public final class MissingFile {

    /** A host with a port, or the name of this machine: {@code localhost:8080/predict}. */
    private static final Pattern ADDRESS = Pattern.compile("(?:localhost|[A-Za-z0-9.-]+:[0-9]{1,5})(?:[/?].*)?");

    private MissingFile() {}

    public static UserError error(Path named) {
        return error(named, Path.of(""));
    }

    /** @param folder in which, and one level below it, other scenarios are looked for */
    static UserError error(Path named, Path folder) {
        return new UserError(named + ": there is no such file", hint(named, folder));
    }

    private static String hint(Path named, Path folder) {
        if (ADDRESS.matcher(named.toString()).matches()) {
            return "To send requests to a URL, write http://" + named;
        }
        return similar(named, folder)
                .map(file -> "Did you mean " + file + "?")
                .orElse(
                        "Name a scenario file, the URL of a request, or the directory of a run. To begin:  wingload init "
                                + "my-service.yaml");
    }

    /** The scenario whose file name is nearest to the given one, with or without extension. */
    private static Optional<String> similar(Path named, Path folder) {
        List<String> files;
        try {
            files = Scenarios.in(folder);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        return Words.nearest(
                        name(named),
                        files.stream().map(file -> name(Path.of(file))).toList())
                .flatMap(nearest -> files.stream()
                        .filter(file -> name(Path.of(file)).equals(nearest))
                        .findFirst());
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString().replaceFirst("\\.ya?ml$", "");
    }
}
