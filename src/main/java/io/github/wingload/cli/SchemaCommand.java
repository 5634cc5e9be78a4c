package io.github.wingload.cli;

import io.github.wingload.scenario.ScenarioSchema;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wingload schema}: prints what editors need to complete and check scenarios. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema (draft 7) of scenario files.",
            "",
            "Editors with a YAML language server, such as VS Code, Neovim and the JetBrains ones, complete keys and mark"
                    + " mistakes with it. wingload validate finds more than any schema can.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  Beside the scenarios, with this as the first line of each:",
            "  # yaml-language-server: $schema=scenario.schema.json",
            "    wingload schema > scenario.schema.json"
        })
final class SchemaCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(ScenarioSchema.text());
        out.flush();
        return ExitCode.OK.code();
    }
}
