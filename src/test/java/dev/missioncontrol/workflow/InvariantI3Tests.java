package dev.missioncontrol.workflow;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** I3, deterministic orchestration: no code changes a workflow's state but the one door that asks the table. */
class InvariantI3Tests {

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.missioncontrol");

    private static final Pattern WRITES_THE_TABLE =
            Pattern.compile("(?i)\\b(update|insert\\s+into|delete\\s+from|merge\\s+into)\\s+workflow\\b");

    private static final DescribedPredicate<JavaFieldAccess> ASSIGNS_A_STATE = DescribedPredicate.describe(
            "assigns a workflow's state",
            access -> access.getAccessType() == JavaFieldAccess.AccessType.SET
                    && access.getTargetOwner().isEquivalentTo(Workflow.class)
                    && Set.of("state", "interrupted").contains(access.getName()));

    @Test
    void onlyTheMachineAppliesEvents() {
        applyingEvents(WorkflowMachine.class).check(PRODUCTION);
    }

    @Test
    void reportsAClassThatAppliesEvents() {
        assertThat(applyingEvents(Workflow.class).evaluate(PRODUCTION).hasViolation())
                .isTrue();
    }

    @Test
    void onlyTheWorkflowAssignsItsState() {
        noClasses()
                .that(DescribedPredicate.not(belongToAnyOf(Workflow.class)))
                .should()
                .accessFieldWhere(ASSIGNS_A_STATE)
                .check(PRODUCTION);
    }

    @Test
    void theWorkflowAssignsItsStateWhereItAsksTheTable() {
        var assigning = PRODUCTION.get(Workflow.class).getFieldAccessesFromSelf().stream()
                .filter(ASSIGNS_A_STATE)
                .map(access -> access.getOrigin().getName())
                .distinct()
                .toList();
        var asking = PRODUCTION.get(Transitions.class).getMethodCallsToSelf().stream()
                .filter(call ->
                        call.getName().equals("next") && call.getOriginOwner().isEquivalentTo(Workflow.class))
                .map(call -> call.getOrigin().getName())
                .distinct()
                .toList();

        assertThat(assigning).containsExactlyInAnyOrder("<init>", "apply");
        assertThat(asking).containsExactly("apply");
    }

    @Test
    void noStatementWritesTheTableOfWorkflows() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(file -> file.toString().endsWith(".java"))
                            .filter(InvariantI3Tests::writesTheTable))
                    .isEmpty();
        }
        assertThat(WRITES_THE_TABLE
                        .matcher("UPDATE workflow SET state = 'DONE'")
                        .find())
                .isTrue();
    }

    @Test
    void agentsAndGatesKnowNothingOfStates() {
        List<String> stateful = Arrays.asList("WorkflowState", "Transitions", "WorkflowMachine", "WorkflowEvent");

        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.missioncontrol.agent..",
                        "dev.missioncontrol.gate..",
                        "dev.missioncontrol.approval..",
                        "dev.missioncontrol.writegate..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are of the state machine", each -> stateful.contains(each.getSimpleName())))
                .check(PRODUCTION);
    }

    private static ClassesShouldConjunction applyingEvents(Class<?> allowed) {
        return noClasses()
                .that(DescribedPredicate.not(belongToAnyOf(allowed)))
                .should()
                .callMethodWhere(DescribedPredicate.<JavaMethodCall>describe(
                        "applies an event to a workflow",
                        call -> call.getTargetOwner().isEquivalentTo(Workflow.class)
                                && call.getName().equals("apply")));
    }

    private static boolean writesTheTable(Path source) {
        try {
            return WRITES_THE_TABLE.matcher(Files.readString(source)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
