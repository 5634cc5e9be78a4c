package io.github.wingload.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {

    private record Shell(Set<Integer> terminals, String sttySize) implements Terminal.Probe {
        @Override
        public boolean isTerminal(int fileDescriptor) {
            return terminals.contains(fileDescriptor);
        }
    }

    @Test
    void sizeComesFromTheTerminal() {
        Terminal terminal = Terminal.detect(Map.of(), new Shell(Set.of(1, 2), "50 132\n"));
        assertThat(terminal).isEqualTo(new Terminal(true, true, 132));
        assertThat(terminal.outColumns()).hasValue(132);
    }

    @Test
    void columnsVariableOverridesTheTerminal() {
        assertThat(Terminal.detect(Map.of("COLUMNS", "100"), new Shell(Set.of(1, 2), "50 132\n"))
                        .columns())
                .isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 0\n", "stty: no such device\n", "50 99999999999\n"})
    void aTerminalThatDoesNotKnowItsSizeHas80Columns(String sttySize) {
        assertThat(Terminal.detect(Map.of(), new Shell(Set.of(2), sttySize)).columns())
                .isEqualTo(80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "wide"})
    void invalidColumnsVariableIsIgnored(String columns) {
        assertThat(Terminal.detect(Map.of("COLUMNS", columns), new Shell(Set.of(2), "50 132"))
                        .columns())
                .isEqualTo(132);
    }

    @Test
    void outputToAFileHasNoWidthEvenIfErrorsGoToATerminal() {
        Terminal terminal = Terminal.detect(Map.of("COLUMNS", "100"), new Shell(Set.of(2), ""));
        assertThat(terminal.outColumns()).isEmpty();
        assertThat(terminal.err()).isTrue();
    }

    @Test
    void aDumbTerminalGetsNoScreenCodes() {
        assertThat(Terminal.detect(Map.of("TERM", "dumb"), new Shell(Set.of(1, 2), "24 80"))
                        .err())
                .isFalse();
    }
}
