package io.github.wingload.locust;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.target.UrlTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The file for a Locust master whose users wingload plays: their classes, with weights and without tasks of their own. */
public final class Locustfile {

    private Locustfile() {}

    /**
     * The whole file, in Python.
     *
     * @param scenario the name of the scenario's file, for the commands in the comment
     */
    public static String of(Plan plan, ClassNames names, String scenario) {
        List<String> classes = new ArrayList<>();
        for (int i = 0; i < names.names().size(); i++) {
            classes.add(userClass(plan, plan.userClasses().get(i), names.names().get(i)));
        }
        return """
                # The users of %1$s, for a Locust master. wingload makes their calls:
                #   locust -f locustfile.py --master
                #   wingload worker %1$s --master HOST:5557
                from locust import User, constant, task


                """.formatted(scenario.replaceAll("\\R", " ")) + String.join("\n\n", classes);
    }

    private static String userClass(Plan plan, UserClass users, String name) {
        List<String> lines = new ArrayList<>();
        users.fixedCount()
                .ifPresentOrElse(
                        count -> lines.add("fixed_count = " + count), () -> lines.add("weight = " + users.weight()));
        if (plan.target() instanceof UrlTarget target) {
            lines.add("host = " + quoted(target.url().toString()));
        }
        lines.add("wait_time = constant(1)");
        String attributes = lines.stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
        return """
                class %s(User):
                %s
                    @task
                    def played_by_wingload(self):
                        raise NotImplementedError("start `wingload worker` in place of this worker")
                """.formatted(name, attributes);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints()
                .forEach(point -> quoted.append(
                        point == '"' || point == '\\' || point < ' ' || point > '~'
                                ? String.format(Locale.ROOT, "\\U%08x", point)
                                : Character.toString(point)));
        return quoted.append('"').toString();
    }
}
