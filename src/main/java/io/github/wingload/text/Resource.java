package io.github.wingload.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A text file of the program itself. */
public final class Resource {

    private Resource() {}

    /**
     * The content of a file in the package of a class, in UTF-8.
     *
     * @throws NullPointerException if there is no such file
     */
    public static String text(Class<?> beside, String file) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
