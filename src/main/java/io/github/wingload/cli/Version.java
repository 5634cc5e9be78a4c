package io.github.wingload.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which wingload this is. The build writes the project's version into a resource, so jar and class folder agree. */
final class Version implements IVersionProvider {

    /** For example {@code 0.1.0}. */
    static String current() {
        Properties properties = new Properties();
        try (InputStream resource = Version.class.getResourceAsStream("version.properties")) {
            properties.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    /** On which Java it runs, for example {@code OpenJDK 64-Bit Server VM 17.0.15+6}. */
    static String jvm() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"wingload " + current(), jvm()};
    }
}
