package io.github.wingload.check.suite;

import io.github.wingload.check.CaseId;
import io.github.wingload.check.CheckCase;
import io.github.wingload.text.Secrets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was read from the files of a check.
 *
 * @param cases in the order of the files; no two have the same id
 * @param secrets what no output may show
 * @param warnings about parts of the files that are not checked
 */
public record Cases(List<CheckCase> cases, List<Secrets> secrets, List<String> warnings) {

    static final Cases NONE = new Cases(List.of(), List.of(), List.of());

    public Cases {
        cases = unique(cases);
        secrets = List.copyOf(secrets);
        warnings = List.copyOf(warnings);
    }

    /** Both together. */
    Cases and(Cases more) {
        return new Cases(both(cases, more.cases), both(secrets, more.secrets), both(warnings, more.warnings));
    }

    /** The same with other cases. */
    public Cases with(List<CheckCase> others) {
        return new Cases(others, secrets, warnings);
    }

    /** A text without any of the secrets. */
    public String redact(String text) {
        String redacted = text;
        for (Secrets some : secrets) {
            redacted = some.redact(redacted);
        }
        return redacted;
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** The cases, with a number behind each name that its service has already. */
    private static List<CheckCase> unique(List<CheckCase> cases) {
        Map<CaseId, Integer> seen = new HashMap<>();
        return cases.stream()
                .map(one -> {
                    int number = seen.merge(one.id(), 1, Integer::sum);
                    return number == 1 ? one : one.named(one.id().name() + " (" + number + ")");
                })
                .toList();
    }
}
