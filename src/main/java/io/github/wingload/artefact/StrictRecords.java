package io.github.wingload.artefact;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.result.Analysis;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.text.Excerpt;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Reads records strictly: each component must be present and not {@code null}, unless it is optional. A measured figure may be
 * {@code null}, and then has no number. A type name is the record's kind.
 */
final class StrictRecords extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    private static final Set<Class<?>> OPTIONAL =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    /** Packages of values that were measured. */
    private static final Set<String> MEASURED = Set.of(
            Analysis.class.getPackageName(), Estimate.class.getPackageName(), GeneratorFigures.class.getPackageName());

    private static final int LONGEST_QUOTE = 60;

    @Override
    public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return member instanceof AnnotatedParameter && !OPTIONAL.contains(member.getRawType());
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        if (_hasAnnotation(annotated, JsonSetter.class)) {
            return super.findSetterInfo(config, annotated);
        }
        boolean figure = annotated.getRawType() == double.class && measured(annotated);
        boolean nullable = figure || OPTIONAL.contains(annotated.getRawType());
        return JsonSetter.Value.construct(nullable ? Nulls.SET : Nulls.FAIL, Nulls.FAIL);
    }

    @Override
    public String findTypeName(MapperConfig<?> config, AnnotatedClass type) {
        return PlanJson.kind(type.getRawType());
    }

    private static boolean measured(Annotated annotated) {
        return annotated instanceof AnnotatedMember member
                && MEASURED.contains(member.getDeclaringClass().getPackageName());
    }

    /** What is wrong with a document, in plain words: the place of the value as a JSON pointer, and the problem. */
    static String fault(JsonNode document, JacksonException broken) {
        StringBuilder place = new StringBuilder();
        JsonNode node = document;
        for (Reference step : broken.getPath()) {
            String name = step.getPropertyName() == null ? Integer.toString(step.getIndex()) : step.getPropertyName();
            place.append('/').append(name);
            node = step.getPropertyName() == null ? node.path(step.getIndex()) : node.path(name);
        }
        return (place.isEmpty() ? "the document" : place) + " " + problem(node, broken);
    }

    private static String problem(JsonNode node, JacksonException broken) {
        if (broken instanceof InvalidTypeIdException) {
            return "has no known kind";
        }
        if (node.isMissingNode()) {
            return "is missing";
        }
        if (node.isNull() || broken instanceof InvalidNullException) {
            return "is null";
        }
        if (broken instanceof ValueInstantiationException && broken.getCause() != null) {
            String reason = broken.getCause().getMessage();
            return "is not consistent: " + (reason == null ? "its values contradict each other" : reason);
        }
        return "cannot be " + Excerpt.start(node.toString(), LONGEST_QUOTE);
    }
}
