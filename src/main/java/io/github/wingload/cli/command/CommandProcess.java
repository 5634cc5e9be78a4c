package io.github.wingload.cli.command;

import io.github.wingload.text.Secrets;
import java.util.Map;

/** The process that commands run in: what it was started with, and where it prints. A test has one of its own. */
public interface CommandProcess {

    /** The environment variables, by name. */
    Map<String, String> environment();

    /** Removes secrets from all that is printed from now on. */
    void hide(Secrets secrets);
}
