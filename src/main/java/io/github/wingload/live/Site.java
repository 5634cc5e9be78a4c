package io.github.wingload.live;

/** What a {@link PageServer} answers with. Called by several threads at once. */
@FunctionalInterface
public interface Site {

    /** Answers a request. An exception that it throws becomes an answer with status 500, without its words. */
    PageAnswer answer(Ask ask) throws Exception;
}
