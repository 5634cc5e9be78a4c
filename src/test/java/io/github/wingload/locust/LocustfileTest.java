package io.github.wingload.locust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LocustfileTest {

    private static final List<Flow> FLOWS = List.of(new Flow(1, List.of(0)));

    @Test
    void eachClassWithItsShareOfTheUsers() {
        Plan plan = plan(
                new UserClass("readers", 3, new WaitTime.None(), FLOWS),
                new UserClass(
                        "bot", 1, OptionalInt.of(2), new WaitTime.None(), Optional.empty(), FLOWS, Optional.empty()));
        assertThat(Locustfile.of(plan, ClassNames.of(plan, Map.of()), "wiki.yaml"))
                .isEqualTo("""
                        # The users of wiki.yaml, for a Locust master. wingload makes their calls:
                        #   locust -f locustfile.py --master
                        #   wingload worker wiki.yaml --master HOST:5557
                        from locust import User, constant, task


                        class readers(User):
                            weight = 3
                            host = "http://127.0.0.1:8080/v1"
                            wait_time = constant(1)

                            @task
                            def played_by_wingload(self):
                                raise NotImplementedError("start `wingload worker` in place of this worker")


                        class bot(User):
                            fixed_count = 2
                            host = "http://127.0.0.1:8080/v1"
                            wait_time = constant(1)

                            @task
                            def played_by_wingload(self):
                                raise NotImplementedError("start `wingload worker` in place of this worker")
                        """);
    }

    @Test
    void aComparisonHasNoHostAndSaysWhy() {
        Plan plan = Plans.compared().name("sides").plan();
        assertThat(Locustfile.of(plan, ClassNames.of(plan, Map.of()), "sides.yaml"))
                .contains("# It compares the targets external and internal. The classes have no host")
                .contains("\nfrom locust import")
                .doesNotContain("host =");
    }

    @Test
    void aPlanWithoutClassesHasOneOfItsOwnName() {
        Plan plan = Plans.of(Tasks.get("/").task()).name("revertrisk-wikidata").plan();
        assertThat(ClassNames.of(plan, Map.of()).names()).containsExactly("revertrisk_wikidata");
    }

    @Test
    void namesAreDistinctIdentifiersOfPython() {
        Plan plan = plan(users("a-b"), users("a_b"), users("class"), users("User"), users("2x"), users("größe"));
        assertThat(ClassNames.of(plan, Map.of()).names())
                .containsExactly("a_b", "a_b_2", "class_", "User_", "_2x", "gr__e");
    }

    @Test
    void aTeamsOwnFileMayHaveOtherNames() {
        Plan plan = plan(users("readers"), users("WebsiteUser"));
        assertThat(ClassNames.of(plan, Map.of("readers", "WebsiteUser")).names())
                .containsExactly("WebsiteUser", "WebsiteUser_2");
        assertThatThrownBy(() -> ClassNames.of(plan, Map.of("writers", "X")))
                .hasMessage("the scenario has no class writers, only readers, WebsiteUser");
        assertThatThrownBy(() -> ClassNames.of(plan, Map.of("readers", "X", "WebsiteUser", "X")))
                .hasMessage("two classes have the same name");
    }

    private static UserClass users(String name) {
        return new UserClass(name, 1, new WaitTime.None(), FLOWS);
    }

    private static Plan plan(UserClass... users) {
        return Plans.of(Tasks.get("/").task())
                .url("http://127.0.0.1:8080/v1")
                .users(users)
                .plan();
    }
}
