package dev.missioncontrol.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.forge.BranchWrite;
import dev.missioncontrol.forge.CommitNote;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.ForgeWriter;
import dev.missioncontrol.forge.PullRequestDraft;
import dev.missioncontrol.forge.PullRequests;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.forge.WritePermit;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.writegate.TestPermits;
import dev.missioncontrol.writegate.WriteGate;
import dev.missioncontrol.writegate.WriteRefused;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * I1, patches until approved: every way round the WriteGate, tried on the running application from outside its package.
 * What needs {@code setAccessible} is no way: the architecture tests keep it out of the whole code base.
 */
@IntegrationTest
class InvariantI1IntegrationTests {

    private static final String BRANCH = "missioncontrol/round-the-gate";

    @Autowired
    private ForgeWriter forge;

    @Autowired
    private WriteGate gate;

    @Autowired
    private PullRequests pullRequests;

    @Autowired
    private WorkflowDriver driver;

    @TempDir
    private Path directory;

    private final WorkflowId workflow = WorkflowId.next();
    private TestRepository repository;
    private ForgeRepository connected;
    private BranchWrite write;
    private String before;

    @BeforeEach
    void aRepositoryAndAWrite() {
        repository = TestRepository.create(directory.resolve("app"));
        connected = driver.connect(repository);
        write = repository.change(BRANCH, Map.of("new.txt", "new\n"));
        before = repository.git("for-each-ref");
    }

    @AfterEach
    void nothingWasWritten() {
        assertThat(repository.git("for-each-ref")).isEqualTo(before);
        assertThat(pullRequests.ofWorkflow(workflow)).isEmpty();
    }

    @Test
    void theMintIsRefusedToEveryOtherPackage() {
        assertThatExceptionOfType(IllegalCallerException.class)
                .isThrownBy(WritePermit.Mint::forWriteGate)
                .withMessageContaining("only the WriteGate");
    }

    @Test
    void theMintIsRefusedToWhoeverHasItFetchedByTheJdk() {
        Supplier<WritePermit.Mint> fetch = WritePermit.Mint::forWriteGate;

        assertThatThrownBy(() -> Optional.<WritePermit.Mint>empty().orElseGet(fetch))
                .isInstanceOf(IllegalCallerException.class);
        assertThatThrownBy(() -> Stream.generate(fetch).findFirst()).isInstanceOf(IllegalCallerException.class);
    }

    @Test
    void theMintIsRefusedToReflectionAndMethodHandles() throws ReflectiveOperationException {
        var method = WritePermit.Mint.class.getMethod("forWriteGate");
        var handle = MethodHandles.lookup()
                .findStatic(WritePermit.Mint.class, "forWriteGate", MethodType.methodType(WritePermit.Mint.class));

        assertThatThrownBy(() -> method.invoke(null))
                .isInstanceOf(InvocationTargetException.class)
                .hasRootCauseInstanceOf(IllegalCallerException.class);
        assertThatThrownBy(handle::invoke).isInstanceOf(IllegalCallerException.class);
    }

    @Test
    void permitAndMintHaveNoConstructorInReach() {
        for (Class<?> each : new Class<?>[] {WritePermit.class, WritePermit.Mint.class}) {
            assertThat(Modifier.isFinal(each.getModifiers())).isTrue();
            assertThat(each.getConstructors()).isEmpty();
            assertThat(Arrays.stream(each.getDeclaredConstructors()))
                    .allMatch(constructor -> Modifier.isPrivate(constructor.getModifiers()));
            for (var constructor : each.getDeclaredConstructors()) {
                assertThatThrownBy(() -> constructor.newInstance(new Object[constructor.getParameterCount()]))
                        .isInstanceOf(IllegalAccessException.class);
            }
            assertThat(java.io.Serializable.class.isAssignableFrom(each)).isFalse();
        }
    }

    @Test
    @SuppressWarnings("NullAway") // What is tried is to go without a permit.
    void theForgeWritesNothingWithoutAPermit() {
        assertThatNullPointerException().isThrownBy(() -> forge.createBranch(null, write));
        assertThatNullPointerException().isThrownBy(() -> forge.openPullRequest(null, draft(write)));
        assertThatNullPointerException().isThrownBy(() -> forge.attachNote(null, note(write)));
    }

    @Test
    void aPermitForAnotherBranchOrHeadIsRefused() {
        BranchWrite otherHead = repository.change(BRANCH, Map.of("new.txt", "other\n"));
        BranchWrite otherBranch = repository.change(BRANCH + "-2", Map.of("new.txt", "new\n"));

        for (BranchWrite other : new BranchWrite[] {otherHead, otherBranch}) {
            refused(() -> forge.createBranch(permit(), other), "not for");
            refused(() -> forge.openPullRequest(permit(), draft(other)), "not for");
            refused(() -> forge.attachNote(permit(), note(other)), "not for");
        }
    }

    @Test
    void aPermitThatWasTriedAndSpentIsRefusedTheSecondTime() {
        WritePermit permit = permit();
        BranchWrite broken = new BranchWrite(
                write.branch(), write.base(), write.head(), write.objects().subList(0, 1));
        assertThatThrownBy(() -> forge.createBranch(permit, broken)).isInstanceOf(Refusal.class);

        refused(() -> forge.createBranch(permit, write), "used before");
        refused(() -> forge.openPullRequest(permit, draft(write)), "used before");
    }

    @Test
    void theGateItselfRefusesWhatNobodyApproved() {
        repository.commit("README.md", "Hello colour\n", "Say hello");
        before = repository.git("for-each-ref");
        var id = driver.replacing("colour", "color", connected);
        var patchSet = driver.patchSets(id).getFirst();

        assertThatExceptionOfType(WriteRefused.class)
                .isThrownBy(
                        () -> gate.pushBranch(patchSet.id(), patchSet.current().digest()))
                .withMessageContaining("WAITING_USER_APPROVAL");
        assertThatExceptionOfType(WriteRefused.class)
                .isThrownBy(() ->
                        gate.openPullRequest(patchSet.id(), patchSet.current().digest(), "main", "Title", "Body"));
        assertThat(pullRequests.ofWorkflow(id)).isEmpty();
        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
    }

    private WritePermit permit() {
        return TestPermits.permit(workflow, connected.id(), write.branch(), write.head());
    }

    private static PullRequestDraft draft(BranchWrite of) {
        return new PullRequestDraft("main", of.branch(), of.head(), "Title", "Body");
    }

    private static CommitNote note(BranchWrite of) {
        return new CommitNote(of.head(), "checked\n", java.time.Instant.EPOCH);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable write, String why) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(write)
                .returns(Refusal.Kind.FORBIDDEN, Refusal::kind)
                .withMessageContaining(why);
    }
}
