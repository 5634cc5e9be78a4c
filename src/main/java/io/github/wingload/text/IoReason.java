package io.github.wingload.text;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Why an input or output failed, in words: the JDK's exceptions often say only the file's name, or nothing. */
public final class IoReason {

    private IoReason() {}

    /** Continues a sentence such as {@code rows.csv cannot be read: …}. */
    public static String of(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
            return "a file of that name is in the way";
        }
        if (failure instanceof FileSystemException inFile && inFile.getReason() != null) {
            return inFile.getReason();
        }
        if (failure instanceof CharacterCodingException) {
            return "it is not text in UTF-8";
        }
        if (failure instanceof UnknownHostException) {
            return "the name of the host is unknown";
        }
        // Without a reason, the message of a FileSystemException is the file's name.
        if (failure.getMessage() != null && !(failure instanceof FileSystemException)) {
            return failure.getMessage();
        }
        return failure instanceof ConnectException ? "no connection" : words(failure);
    }

    /** {@code closed by interrupt} for a {@code ClosedByInterruptException}, which has no message. */
    private static String words(IOException failure) {
        return failure.getClass()
                .getSimpleName()
                .replaceFirst("Exception$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
