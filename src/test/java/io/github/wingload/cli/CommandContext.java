package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.testkit.FiguresAddUp;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Executes commands inside the test, and keeps what they print through picocli. */
public final class CommandContext {

    private final WingloadLine root;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    public CommandContext() {
        this(System.getenv());
    }

    /** With environment variables of its own. */
    public CommandContext(Map<String, String> environment) {
        root = Main.commandLine(environment);
        root.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }

    /** Adds a command {@code test} that does what is handed in. */
    CommandContext withCommand(Callable<Integer> body) {
        root.addSubcommand("test", new TestCommand(body));
        CommandLine command = root.getSubcommands().get("test");
        command.setExecutionExceptionHandler(root.getExecutionExceptionHandler());
        command.setOut(root.getOut()).setErr(root.getErr());
        return this;
    }

    public int execute(String... arguments) {
        int exitCode = root.execute(arguments);
        FiguresAddUp.in(out());
        return exitCode;
    }

    /** The exit code of a run that has this one on a machine that keeps up: 3 if this machine did not. */
    public int orLimited(int exitCode) {
        boolean heldUp = out().contains("generator: limited") || out().contains("; that can have caused ");
        return heldUp ? 3 : exitCode;
    }

    /**
     * Asserts that a comparison with a baseline was printed. A run is INVALID, and not compared, if this machine did not keep up with
     * it; that may have happened.
     */
    void assertCompared(String... lines) {
        if (!err().contains(" is INVALID: the generator was limited")) {
            assertThat(out()).as(err()).containsSubsequence(lines);
        }
    }

    WingloadLine root() {
        return root;
    }

    public String out() {
        return out.toString();
    }

    public String err() {
        return err.toString();
    }

    @Command
    private record TestCommand(Callable<Integer> body) implements Callable<Integer> {

        @Override
        public Integer call() throws Exception {
            return body.call();
        }
    }
}
