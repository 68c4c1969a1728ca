package dev.missioncontrol.ledger;

import dev.missioncontrol.ledger.attestation.Envelope;
import dev.missioncontrol.ledger.attestation.Statement;
import dev.missioncontrol.ledger.note.NoteSigner;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Generates files of signed statements that do not hold. */
final class AttestationMutations {

    private final List<NoteSigner> signers;
    private final NoteSigner stranger;

    AttestationMutations(List<NoteSigner> signers, NoteSigner stranger) {
        this.signers = signers;
        this.stranger = stranger;
    }

    /** Returns the files by what is wrong with each. */
    Map<String, String> all() {
        Envelope good = Envelope.of(LedgerStory.statement("a"), signers);
        Envelope other = Envelope.of(LedgerStory.statement("b"), signers);
        Envelope foreign = Envelope.of(LedgerStory.statement("a"), List.of(stranger));
        Envelope.Signature signature = good.signatures().getFirst();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("payload changed", line(new Envelope(good.payloadType(), other.payload(), good.signatures())));
        all.put("payload type changed", line(new Envelope("text/plain", good.payload(), good.signatures())));
        all.put(
                "signature changed",
                with(good, signature.keyId(), other.signatures().getFirst().signature()));
        all.put("signature no Base64", with(good, signature.keyId(), "*"));
        all.put("signature gone", line(new Envelope(good.payloadType(), good.payload(), List.of())));
        all.put("signed by a stranger", line(foreign));
        all.put(
                "signed by a stranger in the name of the log's key",
                with(good, signature.keyId(), foreign.signatures().getFirst().signature()));
        all.put(
                "signed more often than is read",
                line(new Envelope(good.payloadType(), good.payload(), Collections.nCopies(65, signature))));
        all.put("about nothing", signed(new Statement(List.of(), Statement.PROVENANCE, Map.of())));
        all.put("of no type", signed(new Statement(LedgerStory.statement("a").subjects(), "", Map.of())));
        all.put("about no digest", signed(LedgerStory.statement("x")));
        all.put("not canonical", good.json().replace("\",\"", "\", \"") + "\n");
        all.put("cut", good.json());
        all.put("emptied", "");
        all.put("a line more", good.json() + "\n{}\n");
        all.put("an empty line more", good.json() + "\n\n");
        all.put("carriage return and newline", good.json() + "\r\n");
        all.put("carriage return between two", good.json() + "\r" + good.json() + "\n");
        all.put("no envelope", "hello\n");
        return all;
    }

    private String signed(Statement statement) {
        return line(Envelope.of(statement, signers));
    }

    private static String with(Envelope envelope, String keyId, String signature) {
        return line(new Envelope(
                envelope.payloadType(), envelope.payload(), List.of(new Envelope.Signature(keyId, signature))));
    }

    private static String line(Envelope envelope) {
        return envelope.json() + "\n";
    }
}
