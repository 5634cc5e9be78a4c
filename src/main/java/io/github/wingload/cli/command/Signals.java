package io.github.wingload.cli.command;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Handles signals instead of the JVM, until it is closed.
 *
 * <p>A shutdown hook receives only the first signal. {@code sun.misc.Signal} receives all of them and is in every JDK, but using
 * it directly is a compiler warning, so it is used by reflection. A signal that is ignored, as under {@code nohup}, stays
 * ignored.
 */
public final class Signals implements AutoCloseable {

    private static final List<String> ENDING = List.of("INT", "TERM", "HUP");

    /** Signal → its former handler. */
    private final Map<Object, Object> former = new LinkedHashMap<>();

    private final Method handle;

    private Signals(List<String> names, Runnable action) throws ReflectiveOperationException {
        Class<?> signalType = Class.forName("sun.misc.Signal");
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        handle = signalType.getMethod("handle", signalType, handlerType);
        InvocationHandler onSignal = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                action.run();
                yield null;
            }
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "Signals";
        };
        Object handler = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handlerType}, onSignal);
        for (String name : names) {
            try {
                Object signal = signalType.getConstructor(String.class).newInstance(name);
                former.put(signal, handle.invoke(null, signal, handler));
            } catch (InvocationTargetException taken) {
                // With -Xrs the JVM handles no signal: those that end the process do, as the user asked. Not every
                // system has all.
                if (!(taken.getCause() instanceof IllegalArgumentException)) {
                    throw taken;
                }
            }
        }
    }

    /** Runs an action, on a separate thread, for each Ctrl-C, {@code kill} and closing of the terminal from now on. */
    public static Signals caughtBy(Runnable action) {
        return caughtBy(ENDING, action);
    }

    /** Runs an action, on a separate thread, each time that the terminal is resized from now on. */
    public static Signals resized(Runnable action) {
        return caughtBy(List.of("WINCH"), action);
    }

    private static Signals caughtBy(List<String> names, Runnable action) {
        try {
            return new Signals(names, action);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM cannot handle signals", e);
        }
    }

    /** Restores the former handlers. */
    @Override
    public void close() {
        former.forEach((signal, handler) -> {
            try {
                handle.invoke(null, signal, handler);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
