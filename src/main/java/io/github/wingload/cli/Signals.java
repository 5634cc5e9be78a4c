package io.github.wingload.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes Ctrl-C, {@code kill} and the closing of the terminal in place of the JVM, until it is closed.
 *
 * <p>A shutdown hook would hear of the first signal only: from then on the JVM lets no second one through. The class that can
 * do better, {@code sun.misc.Signal}, is there in every JDK and its use a warning in the compiler, hence by its name. A
 * signal that is ignored, as under {@code nohup}, stays ignored.
 */
final class Signals implements AutoCloseable {

    private static final List<String> ENDING = List.of("INT", "TERM", "HUP");

    /** Signal → what handled it before. */
    private final Map<Object, Object> former = new LinkedHashMap<>();

    private final Method handle;

    private Signals(Runnable action) throws ReflectiveOperationException {
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
        for (String name : ENDING) {
            Object signal = signalType.getConstructor(String.class).newInstance(name);
            try {
                former.put(signal, handle.invoke(null, signal, handler));
            } catch (InvocationTargetException taken) {
                // The JVM was told to leave signals alone (-Xrs): then they end it, as whoever told it wanted.
                if (!(taken.getCause() instanceof IllegalArgumentException)) {
                    throw taken;
                }
            }
        }
    }

    /** From now on each of these signals does this, on a thread of its own. */
    static Signals caughtBy(Runnable action) {
        try {
            return new Signals(action);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM cannot handle signals", e);
        }
    }

    /** Gives the signals back. */
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
