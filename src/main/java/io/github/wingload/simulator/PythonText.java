package io.github.wingload.simulator;

import tools.jackson.databind.JsonNode;

/** JSON values as the service, which is written in Python, names them in its messages. */
final class PythonText {

    private PythonText() {}

    static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "list";
            case STRING -> "str";
            case BOOLEAN -> "bool";
            case NUMBER -> value.isIntegralNumber() ? "int" : "float";
            case NULL -> "NoneType";
            default -> "dict";
        };
    }

    /** A value inside a sentence; one that is not there is None. */
    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.stringValue();
            case BOOLEAN -> value.booleanValue() ? "True" : "False";
            case NULL, MISSING -> "None";
            default -> value.toString();
        };
    }
}
