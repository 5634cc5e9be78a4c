package io.github.wingload.cli;

import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.scenario.ScenarioSchema;
import picocli.CommandLine.Command;

/** {@code wingload schema}: prints the JSON Schema with which editors complete and check scenarios. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema (draft 7) of scenario files.",
            "",
            "Editors with a YAML language server, such as VS Code, Neovim and the JetBrains IDEs, use it to complete keys and"
                    + " mark errors. wingload validate finds errors that a schema cannot express.",
            ""
        },
        exitCodeList = {"0:the schema was printed"},
        footer = {
            "",
            "Examples:",
            "  In the directory of the scenarios, each of which starts with this line:",
            "  # yaml-language-server: $schema=scenario.schema.json",
            "    wingload schema > scenario.schema.json"
        })
final class SchemaCommand extends Subcommand {

    @Override
    protected ExitCode run() {
        out().print(ScenarioSchema.text());
        return ExitCode.OK;
    }
}
