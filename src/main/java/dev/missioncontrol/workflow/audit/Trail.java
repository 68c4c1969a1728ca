package dev.missioncontrol.workflow.audit;

import dev.missioncontrol.ledger.EntryFilter;
import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.ledger.LedgerEntry;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.WorkflowId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The entries of a workflow's chain, with what they say. */
@Component
class Trail {

    private final LedgerEntries entries;
    private final JsonMapper json = JsonMapper.shared();

    Trail(LedgerEntries entries) {
        this.entries = entries;
    }

    /**
     * An entry and its payload, which is an empty object when it was erased.
     *
     * @param proof where it stands
     * @param payload what it says
     */
    record Step(Proof proof, JsonNode payload) {

        String text(String member) {
            return payload.path(member).asString("");
        }

        @Nullable
        String textOrNull(String member) {
            return payload.path(member).isString() ? text(member) : null;
        }

        List<String> texts(String member) {
            return elements(payload.path(member)).stream()
                    .map(each -> each.asString(""))
                    .toList();
        }

        boolean is(String type) {
            return proof.type().equals(type);
        }
    }

    /** Returns the entries that name a digest or commit, in order. */
    List<Step> naming(WorkflowId chain, String digest) {
        return steps(EntryFilter.naming(chain, digest), Integer.MAX_VALUE);
    }

    /**
     * Returns the entries that speak of a revision, in order: those that name its digest, and are not about another revision
     * with the same content.
     */
    List<Step> ofRevision(WorkflowId chain, PatchSetRevision revision) {
        List<Step> naming = naming(chain, revision.digest().hex());
        long next = naming.stream()
                .filter(step -> step.is("patch_set.revision_sealed") && !isOf(step, revision))
                .mapToLong(step -> step.proof().index())
                .filter(index -> index > sealed(naming, revision))
                .min()
                .orElse(Long.MAX_VALUE);
        return naming.stream()
                .filter(step -> step.payload().has("revision")
                        ? isOf(step, revision)
                        // Decisions of policy did not always name it.
                        : step.proof().index() > sealed(naming, revision)
                                && step.proof().index() < next)
                .toList();
    }

    private static long sealed(List<Step> naming, PatchSetRevision revision) {
        return naming.stream()
                .filter(step -> step.is("patch_set.revision_sealed") && isOf(step, revision))
                .mapToLong(step -> step.proof().index())
                .findFirst()
                .orElse(-1);
    }

    private static boolean isOf(Step step, PatchSetRevision revision) {
        return step.text("patchSet").equals(revision.patchSet().toString())
                && step.payload().path("revision").asInt(0) == revision.number();
    }

    /** Returns the entries at some places, in order. */
    List<Step> at(WorkflowId chain, List<Long> indexes) {
        List<LedgerEntry> found = indexes.stream()
                .map(index -> entries.find(chain, index))
                .flatMap(Optional::stream)
                .toList();
        Map<Digest, String> contents =
                entries.payloads(found.stream().map(LedgerEntry::payloadDigest).toList());
        return found.stream()
                .map(entry -> step(entry, contents.get(entry.payloadDigest())))
                .toList();
    }

    /** Returns the first entries of an agent run whose type starts so, in order. */
    List<Step> ofRun(WorkflowId chain, AgentRunId run, String type, int limit) {
        return steps(ofRun(chain, run, type), limit);
    }

    /** Returns how many entries of an agent run have a type that starts so. */
    int count(WorkflowId chain, AgentRunId run, String type) {
        return entries.count(ofRun(chain, run, type));
    }

    private static EntryFilter ofRun(WorkflowId chain, AgentRunId run, String type) {
        return new EntryFilter(chain, type, null, run, null, null, null);
    }

    /** Returns the entries of a type, in order. */
    List<Step> ofType(WorkflowId chain, String type) {
        return steps(typed(chain, type), Integer.MAX_VALUE);
    }

    /** Returns the first entry of a type. */
    Optional<Step> first(WorkflowId chain, String type) {
        return steps(typed(chain, type), 1).stream().findFirst();
    }

    private static EntryFilter typed(WorkflowId chain, String type) {
        return new EntryFilter(chain, type, null, null, null, null, null);
    }

    private List<Step> steps(EntryFilter filter, int limit) {
        List<Step> found = new ArrayList<>();
        String cursor = null;
        do {
            Page<LedgerEntry> page =
                    entries.page(filter, EntryOrder.OLDEST_FIRST, cursor, Math.min(limit, LedgerEntries.MAX_LIMIT));
            Map<Digest, String> contents = entries.payloads(
                    page.items().stream().map(LedgerEntry::payloadDigest).toList());
            page.items().forEach(entry -> found.add(step(entry, contents.get(entry.payloadDigest()))));
            cursor = page.next();
        } while (cursor != null && found.size() < limit);
        return found;
    }

    private Step step(LedgerEntry entry, @Nullable String payload) {
        return new Step(Proof.of(entry), payload == null ? json.createObjectNode() : json.readTree(payload));
    }

    static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
