package io.github.wingload.cli.command;

import io.github.wingload.text.Secrets;

/** Prints to the terminal on behalf of all commands, without the secrets that they name. */
@FunctionalInterface
public interface SecretKeeper {

    /** Removes secrets from all that is printed from now on. */
    void hide(Secrets secrets);
}
