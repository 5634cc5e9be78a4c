package io.github.wingload.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IoReasonTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new NoSuchFileException("a.csv"), "no such file or directory"),
                Arguments.of(new AccessDeniedException("a.csv"), "permission denied"),
                Arguments.of(
                        new FileSystemException("a.csv", null, "No space left on device"), "No space left on device"),
                Arguments.of(new FileSystemLoopException("a"), "file system loop"),
                Arguments.of(new MalformedInputException(1), "it is not text in UTF-8"),
                Arguments.of(new UnknownHostException("chat.example"), "the name of the host is unknown"),
                Arguments.of(new ConnectException(), "no connection"),
                Arguments.of(new ClosedByInterruptException(), "closed by interrupt"),
                Arguments.of(new IOException("Input/output error"), "Input/output error"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void itIsInWordsAndWithoutTheNameOfAnException(IOException failure, String words) {
        assertThat(IoReason.of(failure)).isEqualTo(words);
    }
}
