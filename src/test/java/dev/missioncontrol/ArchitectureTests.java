package dev.missioncontrol;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.WebComponentExporter;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rules of structure that hold in the whole code base, and that no compiler checks. */
class ArchitectureTests {

    private static final List<String> ORDER = List.of(
            "shared",
            "shell",
            "ledger",
            "account",
            "forge",
            "patch",
            "policy",
            "approval",
            "agent",
            "plan",
            "gate",
            "writegate",
            "workflow",
            "release",
            "trigger",
            "chat",
            "cli");

    private static final DescribedPredicate<JavaClass> CODEMOD_WORKER = nameMatching(
                    "dev\\.missioncontrol\\.agent\\.codemod\\.WorkerProcess(\\$.*)?")
            .forSubtype();

    private static final DescribedPredicate<JavaMethodCall> STARTS_A_PROCESS = DescribedPredicate.describe(
            "starts a process",
            call -> (call.getTargetOwner().isAssignableTo(Runtime.class)
                            && call.getName().equals("exec"))
                    || (call.getTargetOwner().isAssignableTo(FS.class)
                            && Set.of("runProcess", "runInShell", "runHookIfPresent", "execute")
                                    .contains(call.getName())));

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.missioncontrol");

    /** {@link MissionControl} tells Vaadin where to look; elsewhere a page would not be found at all. */
    /** What an agent makes of its input must not depend on where and when it runs: it asks its session for the time. */
    @Test
    void agentsKnowNoClockZoneLocaleOrChance() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.missioncontrol.agent.codemod..", "dev.missioncontrol.agent.llm..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.ZoneId.class, "systemDefault")
                .orShould()
                .callMethod(java.util.Locale.class, "getDefault")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Random.class, java.security.SecureRandom.class)
                .check(PRODUCTION);
    }

    @Test
    void pagesAreWhereVaadinLooksForThem() {
        classes()
                .that()
                .areAnnotatedWith(Route.class)
                .or()
                .areAnnotatedWith(Layout.class)
                .or()
                .areAssignableTo(HasErrorParameter.class)
                .or()
                .areAssignableTo(AppShellConfigurator.class)
                .or()
                .areAssignableTo(WebComponentExporter.class)
                .should()
                .resideInAnyPackage(Arrays.stream(MissionControl.class
                                .getAnnotation(EnableVaadin.class)
                                .value())
                        .map(each -> each + "..")
                        .toArray(String[]::new))
                .check(PRODUCTION);
    }

    @Test
    void featuresUseOnlyThoseThatStandBeforeThem() {
        inOrder(ORDER).check(PRODUCTION);
    }

    @Test
    void reportsAFeatureThatUsesOneStandingAfterIt() {
        List<String> sharedLast = ORDER.reversed();

        assertThat(inOrder(sharedLast).evaluate(PRODUCTION).hasViolation()).isTrue();
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("dev.missioncontrol.(**)").should().beFreeOfCycles().check(PRODUCTION);
    }

    @Test
    void viewsReachDataThroughServicesOnly() {
        noClasses()
                .that(assignableTo(Component.class).or(resideInAPackage("..ui..")))
                .should()
                .dependOnClassesThat(assignableTo(Repository.class)
                        .or(assignableTo(EntityManager.class))
                        .or(assignableTo(JdbcClient.class))
                        .or(assignableTo(JdbcOperations.class))
                        .or(assignableTo(DataSource.class)))
                .allowEmptyShould(true)
                .check(PRODUCTION);
    }

    /** The command line client is left out: it runs on its user's machine, where it starts their test command. */
    @Test
    void onlyTheCodemodWorkerStartsAProcess() {
        noClasses()
                .that(resideOutsideOfPackage("dev.missioncontrol.cli..").and(not(CODEMOD_WORKER)))
                .should()
                .dependOnClassesThat(belongToAnyOf(ProcessBuilder.class))
                .orShould()
                .callMethodWhere(STARTS_A_PROCESS)
                .check(PRODUCTION);
    }

    @Test
    void everyPackageIsNullMarkedAndDescribed() {
        List<String> unmarked = PRODUCTION.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toList());

        assertThat(unmarked)
                .as("packages without a package-info.java that says @NullMarked")
                .isEmpty();
    }

    private static ArchRule inOrder(List<String> order) {
        return classes().that().resideOutsideOfPackage("dev.missioncontrol").should(new PackageOrder(order));
    }
}
