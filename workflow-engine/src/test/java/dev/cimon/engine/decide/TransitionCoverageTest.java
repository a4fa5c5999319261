package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.deployment.Transition;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** A transition that no story visits is either untested or not needed. */
class TransitionCoverageTest {

    private static final List<Class<?>> STORIES = List.of(
            DeployCommandTest.class,
            TriggersTest.class,
            QueueTest.class,
            TroubleTest.class,
            CancelAndRetryTest.class,
            OvertakenTest.class,
            LockTest.class,
            ChecksTest.class);

    @Test
    void visitsEveryTransitionInSomeStory() {
        Laws.VISITED.clear();
        STORIES.forEach(TransitionCoverageTest::tellAll);
        TreeSet<Transition> missing = new TreeSet<>(Transition.legal().keySet());
        missing.removeAll(Laws.VISITED);
        assertThat(missing).as("transitions that nobody visited").isEmpty();
    }

    private static void tellAll(Class<?> stories) {
        ReflectionSupport.findMethods(
                        stories, method -> method.isAnnotationPresent(Test.class), HierarchyTraversalMode.TOP_DOWN)
                .forEach(story -> ReflectionSupport.invokeMethod(story, ReflectionSupport.newInstance(stories)));
    }
}
