package io.github.wingload.plan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MatchTest {

    sealed interface Shape {}

    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}

    @Test
    void answerIsThatOfTheValuesClass() {
        Match<Shape, Integer> width = Match.<Shape, Integer>over(Shape.class)
                .on(Circle.class, circle -> 2 * circle.radius())
                .on(Square.class, Square::side)
                .complete();

        assertThat(width.of(new Circle(3))).isEqualTo(6);
        assertThat(width.of(new Square(4))).isEqualTo(4);
    }

    @Test
    void missingAnswerIsReported() {
        Match<Shape, Integer> width = Match.<Shape, Integer>over(Shape.class).on(Square.class, Square::side);

        assertThatThrownBy(width::complete)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Circle");
    }
}
