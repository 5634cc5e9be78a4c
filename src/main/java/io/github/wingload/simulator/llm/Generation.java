package io.github.wingload.simulator.llm;

/** One answer in the making. The engine changes it. */
final class Generation {

    private final int promptTokens;
    private final int length;
    private final Reader reader;

    /** Tokens to read before the next one can be made. */
    private int unread;

    private int made;
    private int blocks;
    private boolean running;

    /**
     * @param promptTokens 1 or more
     * @param length how many tokens it will have; 1 or more
     */
    Generation(int promptTokens, int length, Reader reader) {
        this.promptTokens = promptTokens;
        this.length = length;
        this.reader = reader;
    }

    /** Who receives the tokens of an answer. */
    interface Reader {

        /** How many tokens at the beginning of the prompt need not be read, asked when its first step begins. */
        default int cachedTokens() {
            return 0;
        }

        /** True if nobody waits for the answer any more; the engine then gives it up. */
        default boolean gone() {
            return false;
        }

        /**
         * The engine has made a token.
         *
         * @param number 1 for the first token of the answer
         * @param atNs when it reaches the client; later than the current time of the queue
         */
        void token(int number, long atNs);
    }

    boolean gone() {
        return reader.gone();
    }

    boolean isRunning() {
        return running;
    }

    boolean isRead() {
        return unread == 0;
    }

    boolean isDone() {
        return made >= length;
    }

    /** Tokens of prompt and answer after the next step that makes one. */
    int tokensAfterNext() {
        return promptTokens + made + 1;
    }

    int blocks() {
        return blocks;
    }

    void take(int more) {
        blocks += more;
    }

    void start() {
        running = true;
        if (made == 0) {
            unread = Math.max(1, promptTokens - reader.cachedTokens());
        }
    }

    void stop() {
        running = false;
        blocks = 0;
    }

    /** Loses what was read, as when it has to give way to others. */
    void startOver() {
        stop();
        unread = promptTokens + made;
    }

    /** Reads up to so many tokens of the prompt, and returns how many. */
    int read(int most) {
        int read = Math.min(unread, most);
        unread -= read;
        return read;
    }

    void makeToken(long atNs) {
        made++;
        reader.token(made, atNs);
    }
}
