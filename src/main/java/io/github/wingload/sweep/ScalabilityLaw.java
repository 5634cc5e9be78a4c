package io.github.wingload.sweep;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The universal scalability law (Gunther 2007), fitted to the levels of a sweep: with N calls in flight, a service completes
 * X(N) = λN / (1 + σ(N − 1) + κN(N − 1)) calls a second.
 *
 * @param lambda calls a second of one call in flight, λ
 * @param sigma share of the work that cannot be done at the same time, σ; zero or more
 * @param kappa cost of each pair of calls in flight that must agree, κ; zero or more
 */
public record ScalabilityLaw(double lambda, double sigma, double kappa) {

    /** Fewer levels fit nearly any curve. */
    private static final int LEAST_LEVELS = 6;

    /**
     * A level of load as it was measured.
     *
     * @param inFlight mean calls in flight, above zero
     * @param perSecond calls completed a second, above zero
     */
    public record Point(double inFlight, double perSecond) {}

    /**
     * Fits the law by least squares: N/X = a + b(N − 1) + cN(N − 1), with weights (X/N)², so that relative errors count
     * alike; λ = 1/a, σ = b/a, κ = c/a. A negative b or c is set to zero and the others are fitted again.
     *
     * @return empty for fewer than six levels, or if they are too much alike
     */
    public static Optional<ScalabilityLaw> fit(List<Point> points) {
        if (points.size() < LEAST_LEVELS) {
            return Optional.empty();
        }
        return fit(points, true, true);
    }

    private static Optional<ScalabilityLaw> fit(List<Point> points, boolean withB, boolean withC) {
        int size = 1 + (withB ? 1 : 0) + (withC ? 1 : 0);
        double[][] normal = new double[size][size + 1];
        for (Point point : points) {
            double n = point.inFlight();
            double weight = point.perSecond() / n * (point.perSecond() / n);
            double[] terms = new double[size];
            terms[0] = 1;
            if (withB) {
                terms[1] = n - 1;
            }
            if (withC) {
                terms[size - 1] = n * (n - 1);
            }
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                    normal[row][column] += weight * terms[row] * terms[column];
                }
                normal[row][size] += weight * terms[row] * n / point.perSecond();
            }
        }
        double[] solved = solved(normal);
        double b = withB ? solved[1] : 0;
        double c = withC ? solved[size - 1] : 0;
        if (b < 0 || c < 0) {
            return fit(points, withB && b >= 0, withC && c >= 0);
        }
        boolean known = Double.isFinite(solved[0]) && solved[0] > 0 && Double.isFinite(b) && Double.isFinite(c);
        return known ? Optional.of(new ScalabilityLaw(1 / solved[0], b / solved[0], c / solved[0])) : Optional.empty();
    }

    /** Solves linear equations by elimination; the last column is the right-hand side. NaN where they have no one solution. */
    private static double[] solved(double[][] equations) {
        int size = equations.length;
        for (int pivot = 0; pivot < size; pivot++) {
            int largest = pivot;
            for (int row = pivot + 1; row < size; row++) {
                if (Math.abs(equations[row][pivot]) > Math.abs(equations[largest][pivot])) {
                    largest = row;
                }
            }
            double[] swapped = equations[pivot];
            equations[pivot] = equations[largest];
            equations[largest] = swapped;
            for (int row = 0; row < size; row++) {
                if (row != pivot) {
                    double factor = equations[row][pivot] / equations[pivot][pivot];
                    for (int column = pivot; column <= size; column++) {
                        equations[row][column] -= factor * equations[pivot][column];
                    }
                }
            }
        }
        double[] solution = new double[size];
        for (int row = 0; row < size; row++) {
            solution[row] = equations[row][size] / equations[row][row];
        }
        return solution;
    }

    /** Calls completed a second with this many in flight. */
    public double perSecond(double inFlight) {
        return lambda * inFlight / (1 + sigma * (inFlight - 1) + kappa * inFlight * (inFlight - 1));
    }

    /** The calls in flight with which most calls are completed, √((1 − σ)/κ); empty if more are always better. */
    public OptionalDouble bestInFlight() {
        return kappa > 0 && sigma < 1 ? OptionalDouble.of(Math.sqrt((1 - sigma) / kappa)) : OptionalDouble.empty();
    }
}
