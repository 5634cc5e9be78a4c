package io.github.wingload.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of wingload. The build writes it into a resource, so the jar and the class folder agree. */
public final class Version implements IVersionProvider {

    /** For example {@code 0.1.0}. */
    public static String current() {
        Properties properties = new Properties();
        try (InputStream resource = Version.class.getResourceAsStream("version.properties")) {
            properties.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
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
        return new String[] {"wingload " + current(), jvm()};
    }
}
