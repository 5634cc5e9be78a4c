package io.github.wingload.cli.command;

import io.github.wingload.foreign.BoundedRead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The scenario files of a folder, as paths seen from it. */
public final class Scenarios {

    /** The folder and the folders in it. */
    private static final int LEVELS = 2;

    private static final int MOST = 500;

    /** Longer files are scenarios: a file of objectives is short. */
    private static final int LONGEST_OBJECTIVES_BYTES = 64 * 1024;

    /** The key at the top of a file of objectives. */
    private static final Pattern OBJECTIVES = Pattern.compile("(?m)^objectives\\s*:");

    private static final Comparator<String> FOLDER_FIRST = Comparator.<String>comparingInt(
                    name -> Path.of(name).getNameCount())
            .thenComparing(Comparator.naturalOrder());

    private Scenarios() {}

    /**
     * Lists the YAML files of a folder, then those of the folders in it, each in alphabetical order: the first is chosen when a form
     * opens, and the files beside it are what the folder is for. Hidden files and files of service level
     * objectives are left out.
     */
    public static List<String> in(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), LEVELS, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean hidden = !directory.equals(folder) && hidden(directory);
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
                if (yaml && !hidden(file) && Files.isRegularFile(file) && !hasObjectives(file)) {
                    found.add(folder.relativize(file).toString());
                }
                return found.size() < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(FOLDER_FIRST);
        return found;
    }

    /** Whether a file has objectives. A file that is too long or unreadable counts as a scenario, so that opening it tells the reason. */
    private static boolean hasObjectives(Path file) {
        try {
            byte[] bytes = BoundedRead.ofFile(file, LONGEST_OBJECTIVES_BYTES);
            return OBJECTIVES.matcher(new String(bytes, StandardCharsets.UTF_8)).find();
        } catch (IOException notRead) {
            return false;
        }
    }

    private static boolean hidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
