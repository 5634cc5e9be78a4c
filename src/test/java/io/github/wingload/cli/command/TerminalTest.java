package io.github.wingload.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.report.console.Look;
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
        assertThat(terminal).isEqualTo(new Terminal(true, true, new Terminal.Size(132, 50), new Look(true, false)));
        assertThat(terminal.outColumns()).hasValue(132);
    }

    @Test
    void columnsVariableOverridesTheTerminal() {
        assertThat(Terminal.detect(Map.of("COLUMNS", "100"), new Shell(Set.of(1, 2), "50 132\n"))
                        .size()
                        .columns())
                .isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 0\n", "stty: no such device\n", "50 99999999999\n"})
    void aTerminalThatDoesNotKnowItsSizeHas80Columns(String sttySize) {
        assertThat(Terminal.detect(Map.of(), new Shell(Set.of(2), sttySize))
                        .size()
                        .columns())
                .isEqualTo(80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "wide"})
    void invalidColumnsVariableIsIgnored(String columns) {
        assertThat(Terminal.detect(Map.of("COLUMNS", columns), new Shell(Set.of(2), "50 132"))
                        .size()
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
    void noColorAndDumbTerminalsGetNoColours() {
        assertThat(look(Map.of()).colour()).isTrue();
        assertThat(look(Map.of("NO_COLOR", "")).colour()).isTrue();
        assertThat(look(Map.of("NO_COLOR", "1")).colour()).isFalse();
        assertThat(look(Map.of("TERM", "dumb")).colour()).isFalse();
    }

    @Test
    void marksAreAsciiWhereTheLocaleIsNotUtf8() {
        assertThat(look(Map.of("LANG", "de_DE.UTF-8")).unicode()).isTrue();
        assertThat(look(Map.of("LANG", "de_DE.UTF-8", "LC_ALL", "C")).unicode()).isFalse();
        assertThat(look(Map.of("LC_CTYPE", "en_US.utf8", "LANG", "C")).unicode())
                .isTrue();
        assertThat(look(Map.of("LC_ALL", "C.UTF-8", "WINGLOAD_ASCII", "1")).unicode())
                .isFalse();
    }

    private static Look look(Map<String, String> environment) {
        return Terminal.detect(environment, new Shell(Set.of(1, 2), "24 80")).look();
    }

    @Test
    void aDumbTerminalGetsNoScreenCodes() {
        assertThat(Terminal.detect(Map.of("TERM", "dumb"), new Shell(Set.of(1, 2), "24 80"))
                        .err())
                .isFalse();
    }
}
