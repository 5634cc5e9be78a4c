package io.github.wingload.scenario.task;

import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.plan.task.CacheRule;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Template;
import io.github.wingload.scenario.data.Extracted;
import io.github.wingload.scenario.data.HeadersSection;
import io.github.wingload.scenario.data.SampleSets;
import io.github.wingload.scenario.data.SamplesSection;
import io.github.wingload.scenario.data.Templates;
import io.github.wingload.scenario.target.Addresses;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.util.List;
import java.util.Optional;

/**
 * The settings that a task inherits from its flow, its user class and the top level.
 *
 * @param sets all samples of the scenario
 * @param values that placeholders can name everywhere
 * @param target the target's headers, which every request has
 * @param samples whose columns placeholders can name
 * @param hostHeader replaces the target's
 * @param headers added to the target's
 * @param cache the rule that recognizes a cached response
 */
public record Scope(
        SampleSets sets,
        List<GeneratedValue> values,
        List<Header> target,
        SamplesSection samples,
        Optional<String> hostHeader,
        List<Header> headers,
        Optional<CacheRule> cache) {

    /** The keys that {@link #inside} reads. */
    static final List<String> KEYS = List.of("samples", "host_header", "headers", "cache");

    /**
     * The scope inside a user class or flow with these keys.
     *
     * @param extracted what its headers can use
     */
    Scope inside(Keys keys, Extracted extracted) {
        Scope inner = with(keys);
        return inner.withHeaders(HeadersSection.shared(keys.get("headers"), inner.templates(extracted)));
    }

    /** The same without headers that use extracted values, before there are any. */
    Scope beforeExtraction() {
        List<Header> known = headers.stream()
                .filter(header -> header.value().segments().stream().noneMatch(Template.Extracted.class::isInstance))
                .toList();
        return new Scope(sets, values, target, samples, hostHeader, known, cache);
    }

    /** The scope of a task with these keys, without the task's headers. */
    Scope with(Keys keys) {
        Node own = keys.get("samples");
        SamplesSection inner = own.present() ? SamplesSection.read(own, sets, Pick.RANDOM) : samples;
        boolean others = inner.samples().isPresent() && !inner.samples().equals(samples.samples());
        if (others && usesColumn(target) || others && usesColumn(headers)) {
            own.keyProblem(
                    "inherited headers use columns of other samples",
                    "write those headers in the tasks that need them");
        }
        return new Scope(
                sets,
                values,
                target,
                inner,
                Addresses.hostHeader(keys.get("host_header")).or(() -> hostHeader),
                headers,
                CacheRuleSection.read(keys.get("cache"), cache));
    }

    /** With these headers, which replace those of the same name. */
    Scope withHeaders(List<Header> more) {
        return new Scope(sets, values, target, samples, hostHeader, Header.merged(headers, more), cache);
    }

    Templates templates(Extracted extracted) {
        return new Templates(samples, values, extracted);
    }

    /** True if any of these headers uses a column of the samples. */
    static boolean usesColumn(List<Header> headers) {
        return headers.stream().map(Header::value).anyMatch(Templates::usesColumn);
    }
}
