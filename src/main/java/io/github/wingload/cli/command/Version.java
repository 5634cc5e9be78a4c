package io.github.wingload.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of wingload. The build writes it into a resource, so the jar and the class folder agree. */
public final class Version implements IVersionProvider {

    /** Long enough to find a commit, in this repository and in much larger ones. */
    private static final int ID_LENGTH = 12;

    /** For example {@code 0.1.0}. */
    public static String current() {
        return built().getProperty("version");
    }

    /** The User-Agent of a command's own requests: {@code wingload/0.1.0 (me@example.org)}, without parentheses if no contact is known. */
    public static String userAgent(Optional<String> contact) {
        return "wingload/" + current() + contact.map(who -> " (" + who + ")").orElse("");
    }

    /** The JVM, for example {@code OpenJDK 64-Bit Server VM 17.0.15+6}. */
    public static String jvm() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
    }

    @Override
    public String[] getVersion() {
        return new String[] {describe(built()), jvm()};
    }

    /**
     * The version with the commit that was built, for example {@code wingload 0.1.0 (commit 908a8ee0b12f of 2026-11-28)}.
     *
     * @param built {@code version}, and {@code commit}, {@code date} (of the commit, in UTC) and {@code modified}, which are empty if
     *     the sources were in no git repository
     */
    static String describe(Properties built) {
        String commit = built.getProperty("commit");
        String origin = commit.isEmpty()
                ? "built without git, commit unknown"
                : "commit " + commit.substring(0, ID_LENGTH) + " of " + built.getProperty("date")
                        + (Boolean.parseBoolean(built.getProperty("modified")) ? ", with local changes" : "");
        return "wingload " + built.getProperty("version") + " (" + origin + ")";
    }

    private static Properties built() {
        Properties properties = new Properties();
        try (InputStream resource = Version.class.getResourceAsStream("version.properties")) {
            properties.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
