package io.github.wingload.simulator;

/**
 * Why a model does not take an input.
 *
 * @param missing whether something that is needed is not there at all
 * @param text for the client
 */
record InputProblem(boolean missing, String text) {

    static InputProblem missing(String name) {
        return new InputProblem(true, "Missing \"" + name + "\" in input data.");
    }
}
