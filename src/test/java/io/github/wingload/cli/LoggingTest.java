package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.ConsoleAppender;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class LoggingTest {

    private final LoggerContext context = new LoggerContext();

    @Test
    void configuratorIsFoundAsAService() {
        assertThat(ServiceLoader.load(ch.qos.logback.classic.spi.Configurator.class))
                .hasAtLeastOneElementOfType(Logging.class);
    }

    @Test
    void onlyWarningsAreLoggedAndOnStderr() {
        new Logging().configure(context);

        assertThat(context.getLogger("org.apache.hc").isInfoEnabled()).isFalse();
        assertThat(context.getLogger("io.github.wingload").isWarnEnabled()).isTrue();
        assertThat(context.getLogger("ROOT").iteratorForAppenders())
                .toIterable()
                .singleElement()
                .isInstanceOfSatisfying(
                        ConsoleAppender.class,
                        console -> assertThat(console.getTarget()).isEqualTo("System.err"));
    }
}
