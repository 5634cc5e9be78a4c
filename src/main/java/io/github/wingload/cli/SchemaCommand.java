package io.github.wingload.cli;

import io.github.wingload.scenario.ScenarioSchema;
import picocli.CommandLine.Command;

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
final class SchemaCommand extends Subcommand {

    @Override
    ExitCode run() {
        out().print(ScenarioSchema.text());
        return ExitCode.OK;
    }
}
