package dev.missioncontrol.ledger.publish;

import dev.missioncontrol.ledger.checkpoint.Checkpoints;
import dev.missioncontrol.ledger.note.Cosigner;
import dev.missioncontrol.ledger.note.NoteSignature;
import dev.missioncontrol.ledger.note.SignedNote;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has a witness check that the log only grew, and keeps what it signed beside the checkpoint. */
@Component
class Witness implements Outlet {

    private final Checkpoints checkpoints;
    private final Cosignatures cosignatures;
    private final PublicationSettings.Witness settings;

    Witness(Checkpoints checkpoints, Cosignatures cosignatures, PublicationSettings settings) {
        this.checkpoints = checkpoints;
        this.cosignatures = cosignatures;
        this.settings = settings.witness();
    }

    @Override
    public String name() {
        return "witness";
    }

    @Override
    public boolean isWanted() {
        return settings.url() != null;
    }

    @Override
    public void publish(Checkpoints.Signed checkpoint) throws PublicationFailed {
        URI url = settings.url();
        if (url == null) {
            return;
        }
        Cosigner cosigner = cosigner(settings.key());
        WitnessClient client = new WitnessClient(url, settings.timeout());
        long known = cosignatures.newestSize();
        if (known > checkpoint.size()) {
            requireNewer(known, checkpoint, "This server keeps a cosignature of");
            return;
        }
        WitnessClient.Answer answer = ask(client, known, checkpoint);
        if (answer instanceof WitnessClient.KnowsSize knows) {
            if (knows.size() > checkpoint.size()) {
                requireNewer(knows.size(), checkpoint, "The witness at " + url + " has seen");
                return;
            }
            answer = ask(client, knows.size(), checkpoint);
        }
        switch (answer) {
            case WitnessClient.Cosigned cosigned -> keep(cosigner, checkpoint, cosigned.lines());
            case WitnessClient.KnowsSize again ->
                throw new PublicationFailed("The witness at " + url + " says that it knows size " + again.size()
                        + ", and does not take the proof from there.");
        }
    }

    /** A larger log than the checkpoint's is well when another node has offered it meanwhile. */
    private void requireNewer(long size, Checkpoints.Signed checkpoint, String who) throws PublicationFailed {
        if (size > checkpoints.latest().map(Checkpoints.Signed::size).orElse(0L)) {
            throw new PublicationFailed(who + " a log of " + size + " entries; this one has " + checkpoint.size()
                    + ": entries were lost, or it is another log.");
        }
    }

    private WitnessClient.Answer ask(WitnessClient client, long old, Checkpoints.Signed checkpoint)
            throws PublicationFailed {
        return client.add(
                old,
                old == 0 || old == checkpoint.size() ? List.of() : checkpoints.consistency(old, checkpoint.size()),
                checkpoint.note());
    }

    private void keep(Cosigner cosigner, Checkpoints.Signed checkpoint, List<String> lines) throws PublicationFailed {
        String text = SignedNote.parse(checkpoint.note()).text();
        List<String> own = new ArrayList<>();
        for (String line : lines) {
            try {
                if (cosigner.cosigned(text, NoteSignature.parse(line)).isPresent()) {
                    own.add(line);
                }
            } catch (IllegalArgumentException none) {
                // A line that cannot be read is no signature of a key we know.
            }
        }
        if (own.isEmpty()) {
            throw new PublicationFailed("The witness answered, but with no cosignature of " + cosigner.name() + "+"
                    + cosigner.id() + " on this checkpoint.");
        }
        cosignatures.keep(checkpoint.size(), own);
    }

    private static Cosigner cosigner(@Nullable String key) throws PublicationFailed {
        try {
            if (key != null && !key.isBlank()) {
                return Cosigner.parse(key);
            }
        } catch (IllegalArgumentException e) {
            throw new PublicationFailed("missioncontrol.ledger.publish.witness.key is no key: " + e.getMessage());
        }
        throw new PublicationFailed("Set missioncontrol.ledger.publish.witness.key to the witness's verifier key:"
                + " without it nobody can tell whose cosignatures these are.");
    }
}
