package io.github.wingload.cli;

import io.github.wingload.simulator.Fault;
import io.github.wingload.simulator.Profile;
import io.github.wingload.simulator.Routing;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The simulator's words on the command line, spelled as in scenario files: what each stands for, and all of them for
 * messages and completion.
 */
abstract class SimulatorWords<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {

    private final E[] values;
    private final Function<E, String> word;

    private SimulatorWords(E[] values, Function<E, String> word) {
        this.values = values;
        this.word = word;
    }

    @Override
    public E convert(String text) {
        return Arrays.stream(values)
                .filter(value -> word.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of "
                        + Arrays.stream(values).map(word).collect(Collectors.joining(", "))));
    }

    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(values).map(word).iterator();
    }

    static final class Profiles extends SimulatorWords<Profile> {
        Profiles() {
            super(Profile.values(), Profile::profileName);
        }
    }

    static final class Routings extends SimulatorWords<Routing> {
        Routings() {
            super(Routing.values(), routing -> routing.name().toLowerCase(Locale.ROOT));
        }
    }

    static final class Faults extends SimulatorWords<Fault> {
        Faults() {
            super(Fault.values(), Fault::key);
        }
    }
}
