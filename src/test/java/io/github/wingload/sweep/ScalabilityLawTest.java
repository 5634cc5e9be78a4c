package io.github.wingload.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.sweep.ScalabilityLaw.Point;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScalabilityLawTest {

    @Test
    void exactPointsGiveTheirLawBack() {
        ScalabilityLaw law = new ScalabilityLaw(2, 0.02, 0.0005);
        List<Point> points = Stream.of(1, 2, 4, 8, 16, 32, 64)
                .map(n -> new Point(n, law.perSecond(n)))
                .toList();

        assertThat(points.get(6).perSecond()).isCloseTo(29.934518, within(1e-6));
        ScalabilityLaw fitted = ScalabilityLaw.fit(points).orElseThrow();

        assertThat(fitted.lambda()).isCloseTo(2, within(1e-6));
        assertThat(fitted.sigma()).isCloseTo(0.02, within(1e-6));
        assertThat(fitted.kappa()).isCloseTo(0.0005, within(1e-6));
        assertThat(fitted.bestInFlight().orElseThrow()).isCloseTo(44.271887, within(1e-5));
        assertThat(fitted.perSecond(fitted.bestInFlight().orElseThrow())).isCloseTo(31.361782, within(1e-5));
    }

    @Test
    void measuredPointsAreFittedByRelativeErrors() {
        ScalabilityLaw fitted = ScalabilityLaw.fit(List.of(
                        new Point(1, 1.9),
                        new Point(2, 3.9),
                        new Point(4, 7.3),
                        new Point(8, 13.1),
                        new Point(16, 21),
                        new Point(32, 29.5),
                        new Point(64, 31)))
                .orElseThrow();

        assertThat(fitted.lambda()).isCloseTo(1.954361, within(1e-5));
        assertThat(fitted.sigma()).isCloseTo(0.025314, within(1e-5));
        assertThat(fitted.kappa()).isCloseTo(0.00035559, within(1e-7));
        assertThat(fitted.bestInFlight().orElseThrow()).isCloseTo(52.354719, within(1e-3));
    }

    @Test
    void serviceThatScalesPerfectlyHasNoBestLoad() {
        ScalabilityLaw fitted = ScalabilityLaw.fit(Stream.of(1, 2, 3, 4, 5, 6)
                        .map(n -> new Point(n, 3.0 * n))
                        .toList())
                .orElseThrow();

        assertThat(fitted.lambda()).isCloseTo(3, within(1e-9));
        assertThat(fitted.bestInFlight()).isEmpty();
    }

    @Test
    void fewOrEqualLevelsAreNotFitted() {
        assertThat(ScalabilityLaw.fit(
                        Stream.of(1, 2, 3, 4, 5).map(n -> new Point(n, n)).toList()))
                .isEmpty();
        assertThat(ScalabilityLaw.fit(
                        Stream.of(4, 4, 4, 4, 4, 4).map(n -> new Point(n, 8)).toList()))
                .isEmpty();
    }
}
