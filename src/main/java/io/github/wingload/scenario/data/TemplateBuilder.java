package io.github.wingload.scenario.data;

import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Segment;
import io.github.wingload.plan.task.Template.Text;
import java.util.ArrayList;
import java.util.List;

/** Joins segments to a template; adjacent texts become one segment. */
public final class TemplateBuilder {

    private final List<Segment> segments = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    public TemplateBuilder add(Segment segment) {
        if (segment instanceof Text literal) {
            return add(literal.text());
        }
        endText();
        segments.add(segment);
        return this;
    }

    public TemplateBuilder add(String literal) {
        text.append(literal);
        return this;
    }

    public TemplateBuilder add(Template template) {
        template.segments().forEach(this::add);
        return this;
    }

    public Template template() {
        endText();
        return new Template(segments);
    }

    private void endText() {
        if (!text.isEmpty()) {
            segments.add(new Text(text.toString()));
            text.setLength(0);
        }
    }
}
