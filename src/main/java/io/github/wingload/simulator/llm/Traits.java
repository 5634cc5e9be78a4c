package io.github.wingload.simulator.llm;

import io.github.wingload.plan.target.LlmTuning.Shape;
import java.time.Duration;

/**
 * How the answers of a server look. Servers agree on the names of most fields; they differ in which events there are.
 *
 * @param roleInEach the role of the speaker is in every event of a chat; else an event with the role alone comes with the first token
 * @param emptyRoleContent the content of the event with the role, as JSON
 * @param finishApart an event of its own has the reason of the end, in a chat and elsewhere; else the last token's event has it
 * @param usageInFinish the usage is always there, with the reason of the end; else in an event of its own, if the request asks for it
 * @param nullUsage events without usage have it as null
 * @param everyUsage usage in every event can be asked for
 * @param reasoning the field with the model's thinking; empty if it has none
 * @param data what precedes the data of an event
 * @param closesDone an empty line follows the last event
 * @param error how an error within a stream is written
 * @param takesMaxCompletionTokens it reads {@code max_completion_tokens}
 * @param textErrors an error in place of an answer is a text; else an object
 * @param commentEvery how often a comment shows that the server lives; zero for never
 */
record Traits(
        boolean roleInEach,
        String emptyRoleContent,
        Apart finishApart,
        boolean usageInFinish,
        boolean nullUsage,
        boolean everyUsage,
        String reasoning,
        String data,
        boolean closesDone,
        ErrorShape error,
        boolean takesMaxCompletionTokens,
        boolean textErrors,
        Duration commentEvery) {

    private static final Traits LIFTWING = new Traits(
            true,
            "",
            Apart.IN_CHATS,
            true,
            true,
            false,
            "reasoning",
            "data: ",
            true,
            ErrorShape.OBJECT,
            false,
            true,
            Duration.ZERO);

    private static final Traits VLLM = new Traits(
            false,
            "\"\"",
            Apart.NEVER,
            false,
            false,
            true,
            "reasoning",
            "data: ",
            true,
            ErrorShape.OBJECT,
            true,
            false,
            Duration.ZERO);

    private static final Traits SGLANG = new Traits(
            false,
            "\"\"",
            Apart.IN_CHATS,
            false,
            true,
            false,
            "reasoning_content",
            "data: ",
            true,
            ErrorShape.OBJECT,
            true,
            false,
            Duration.ZERO);

    private static final Traits TGI = new Traits(
            true,
            "",
            Apart.NEVER,
            false,
            true,
            false,
            "",
            "data:",
            true,
            ErrorShape.DROPPED,
            true,
            true,
            Duration.ofSeconds(15));

    private static final Traits LLAMA_CPP = new Traits(
            false,
            "null",
            Apart.ALWAYS,
            false,
            false,
            false,
            "reasoning_content",
            "data: ",
            false,
            ErrorShape.FIELD,
            true,
            false,
            Duration.ofSeconds(30));

    static Traits of(Shape shape) {
        return switch (shape) {
            case LIFTWING -> LIFTWING;
            case VLLM -> VLLM;
            case SGLANG -> SGLANG;
            case TGI -> TGI;
            case LLAMA_CPP -> LLAMA_CPP;
        };
    }

    /** When the reason of the end has an event of its own. */
    enum Apart {
        NEVER,
        IN_CHATS,
        ALWAYS
    }

    /** How an error within a stream is written. */
    enum ErrorShape {
        /** As the data of an event, before the regular end. */
        OBJECT,
        /** As a field {@code error}, which ends the answer. */
        FIELD,
        /** Not at all; the answer has its regular end. */
        DROPPED
    }

    boolean finishApart(boolean chat) {
        return finishApart == Apart.ALWAYS || finishApart == Apart.IN_CHATS && chat;
    }
}
