package io.github.wingload.merge;

import java.util.List;

/** Directories that are not shards of one run. The message has a line for each problem. */
public final class CannotMergeException extends Exception {

    private static final long serialVersionUID = 1L;

    CannotMergeException(List<String> problems) {
        super(String.join("\n  ", problems));
    }
}
