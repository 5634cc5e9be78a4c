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
                %2$sfrom locust import User, constant, task


                """.formatted(scenario.replaceAll("\\R", " "), hosts(plan)) + String.join("\n\n", classes);
    }

    /** Lines about the two targets of a comparison; empty in a plan with one target. */
    private static String hosts(Plan plan) {
        return plan.compares()
                ? """
                # It compares the targets %s and %s. The classes have no host, because Locust knows only one for each:
                # leave the field "Host" of the form empty, and --host out.
                """.formatted(plan.sides().get(0).name(), plan.sides().get(1).name())
                : "";
    }

    private static String userClass(Plan plan, UserClass users, String name) {
        List<String> lines = new ArrayList<>();
        users.fixedCount()
                .ifPresentOrElse(
                        count -> lines.add("fixed_count = " + count), () -> lines.add("weight = " + users.weight()));
        // A comparison has two targets, and a class of Locust's has one host.
        if (!plan.compares() && plan.target() instanceof UrlTarget target) {
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
