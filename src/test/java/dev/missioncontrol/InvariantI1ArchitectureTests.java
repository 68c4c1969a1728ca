package dev.missioncontrol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.missioncontrol.forge.ForgeWriter;
import dev.missioncontrol.forge.WritePermit;
import dev.missioncontrol.invariant.violating.WritesBesideTheGate;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.BatchRefUpdate;
import org.eclipse.jgit.lib.ObjectDatabase;
import org.eclipse.jgit.lib.RefDatabase;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * I1, patches until approved: only the WriteGate can have a forge write, and only the forge can write to git. The
 * constructor of a permit is private and its mint is handed to the {@code writegate} package alone; what reflection
 * could still do (all is one module, so {@code setAccessible} works) is forbidden by rule.
 */
class InvariantI1ArchitectureTests {

    private static final String GATE = "dev.missioncontrol.writegate..";
    private static final String FORGE = "dev.missioncontrol.forge..";

    /** The command line runs on its user's machine, and clones there what it has to check. */
    private static final String CLIENT = "dev.missioncontrol.cli..";

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.missioncontrol");

    private static final Set<Class<?>> WRITES_TO_GIT =
            Set.of(Git.class, RefUpdate.class, BatchRefUpdate.class, Transport.class);

    private static final Set<String> OPENS_THE_WRITE_SIDE = Set.of(
            "newObjectInserter", "newInserter", "updateRef", "renameRef", "newUpdate", "newRename", "newBatchUpdate");

    private static final ArchRule ONLY_THE_GATE_HAS_THE_MINT = noClasses()
            .that()
            .resideOutsideOfPackage(GATE)
            .and()
            .doNotBelongToAnyOf(WritePermit.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(WritePermit.Mint.class);

    private static final ArchRule ONLY_THE_GATE_CALLS_THE_WRITER = noClasses()
            .that()
            .resideOutsideOfPackage(GATE)
            .and()
            .areNotAssignableTo(ForgeWriter.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ForgeWriter.class);

    private static final ArchRule ONLY_THE_FORGE_WRITES_TO_GIT = noClasses()
            .that()
            .resideOutsideOfPackages(FORGE, CLIENT)
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "write to git",
                    type -> WRITES_TO_GIT.stream().anyMatch(type::isAssignableTo)
                            || type.getPackageName().startsWith("org.eclipse.jgit.internal")
                            || type.getPackageName().startsWith("org.eclipse.jgit.api")))
            .orShould()
            .accessTargetWhere(DescribedPredicate.describe(
                    "opens the write side of a repository",
                    access -> OPENS_THE_WRITE_SIDE.contains(access.getTarget().getName())
                            && Stream.of(Repository.class, ObjectDatabase.class, RefDatabase.class)
                                    .anyMatch(access.getTargetOwner()::isAssignableTo)));

    private static final ArchRule NOBODY_FORCES_A_DOOR = noClasses()
            .should()
            .accessTargetWhere(DescribedPredicate.describe(
                    "makes private members accessible",
                    access -> Set.of("setAccessible", "trySetAccessible", "privateLookupIn")
                            .contains(access.getTarget().getName())));

    static List<ArchRule> rules() {
        return List.of(
                ONLY_THE_GATE_HAS_THE_MINT,
                ONLY_THE_GATE_CALLS_THE_WRITER,
                ONLY_THE_FORGE_WRITES_TO_GIT,
                NOBODY_FORCES_A_DOOR);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holdsInAllOfTheCode(ArchRule rule) {
        rule.check(PRODUCTION);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void reportsAClassThatWritesBesideTheGate(ArchRule rule) {
        JavaClasses violating = new ClassFileImporter().importClasses(WritesBesideTheGate.class);

        assertThat(rule.evaluate(violating).hasViolation()).isTrue();
    }

    @Test
    void givesNobodyElseAPermit() {
        assertThat(WritePermit.class.getConstructors()).isEmpty();
        assertThat(Modifier.isFinal(WritePermit.class.getModifiers())).isTrue();
        for (Class<?> type : List.of(WritePermit.class, WritePermit.Mint.class)) {
            for (Constructor<?> each : type.getDeclaredConstructors()) {
                assertThat(Modifier.isPrivate(each.getModifiers())).isTrue();
            }
        }
        assertThatExceptionOfType(IllegalCallerException.class).isThrownBy(WritePermit.Mint::forWriteGate);
    }
}
