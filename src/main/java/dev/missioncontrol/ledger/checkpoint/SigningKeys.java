package dev.missioncontrol.ledger.checkpoint;

import dev.missioncontrol.ledger.note.NoteSigner;
import dev.missioncontrol.ledger.note.SignedNote;
import dev.missioncontrol.ledger.note.VerifierKey;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.encryption.AtRest;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The Ed25519 keys that sign the log. The first is made when the log is first signed. In a rotation the old and the new
 * key both sign until the old one is retired, so that whoever trusts either can follow. The private halves lie in the
 * database encrypted.
 */
@Service
public class SigningKeys {

    private static final long LOCK = 0x6d63_6b65_79L;
    private static final String PURPOSE = "ledger signing key ";
    private static final int NAME_BYTES = 6;

    private final JdbcClient jdbc;
    private final AtRest atRest;
    private final Clock clock;
    private final String configuredOrigin;

    SigningKeys(
            JdbcClient jdbc,
            AtRest atRest,
            Clock clock,
            @Value("${missioncontrol.ledger.origin:}") String configuredOrigin) {
        this.jdbc = jdbc;
        this.atRest = atRest;
        this.clock = clock;
        this.configuredOrigin = configuredOrigin.strip();
    }

    /**
     * A key as others may see it.
     *
     * @param key the public half
     * @param createdAt since when it signs
     * @param retiredAt since when it does not; null while it does
     */
    public record SigningKey(
            VerifierKey key, Instant createdAt, @Nullable Instant retiredAt) {}

    /** Returns every key there ever was, oldest first; a checkpoint may be signed by any of them. */
    @Transactional(readOnly = true)
    public List<SigningKey> all() {
        return jdbc.sql("SELECT name, id, public_key, created_at, retired_at FROM ledger_signing_key"
                        + " ORDER BY created_at, id")
                .query((row, number) -> signingKey(row))
                .list();
    }

    /** Returns the name of the log, which is that of its keys. */
    @Transactional
    public String origin() {
        ensure();
        return all().getFirst().key().name();
    }

    /** Returns the keys that sign now, oldest first; makes the first one when there is none. */
    @Transactional
    public List<NoteSigner> signers() {
        ensure();
        List<NoteSigner> signers = jdbc.sql("SELECT name, id, public_key, created_at, retired_at, sealed_private_key"
                        + " FROM ledger_signing_key WHERE retired_at IS NULL ORDER BY created_at, id")
                .query((row, number) -> signer(row))
                .list();
        if (signers.isEmpty()) {
            throw new IllegalStateException("every signing key of the log is retired");
        }
        return signers;
    }

    /**
     * Returns the signer of a key, also of one that signs no more.
     *
     * @throws IllegalStateException when its private half cannot be read
     */
    NoteSigner signer(VerifierKey key) {
        return jdbc.sql("SELECT name, id, public_key, created_at, retired_at, sealed_private_key"
                        + " FROM ledger_signing_key WHERE id = ?")
                .param(key.id())
                .query((row, number) -> signer(row))
                .single();
    }

    /** Adds a key that signs from now on, beside those that do already. */
    @Transactional
    public SigningKey add() {
        lock();
        List<SigningKey> known = all();
        return insert(known.isEmpty() ? newOrigin() : known.getFirst().key().name());
    }

    /**
     * Lets a key sign no more. What it signed stays valid.
     *
     * @throws Refusal NOT_FOUND when there is no such key, CONFLICT when it is the last that signs, or no checkpoint is
     *     signed yet by it and by a key that stays
     */
    @Transactional
    public void retire(String id) {
        lock();
        List<SigningKey> signing =
                all().stream().filter(key -> key.retiredAt() == null).toList();
        if (signing.stream().noneMatch(key -> key.key().id().equals(id))) {
            throw Refusal.notFound("No signing key has the id '" + id + "'.");
        }
        if (signing.size() == 1) {
            throw Refusal.conflict(
                    "The key " + id + " is the only one that signs.",
                    "Add a key first, and publish it; then retire this.");
        }
        if (!isHandedOver(id, signing)) {
            throw Refusal.conflict(
                    "No checkpoint is signed yet by the key " + id + " and by one that stays.",
                    "Retire it once the next checkpoint is signed: whoever trusts it learns of the other key from that.");
        }
        jdbc.sql("UPDATE ledger_signing_key SET retired_at = ? WHERE id = ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(id)
                .update();
    }

    /** Returns whether the newest checkpoint carries trust over from a key to one of the others. */
    private boolean isHandedOver(String id, List<SigningKey> signing) {
        List<VerifierKey> by = jdbc.sql("SELECT note FROM ledger_checkpoint ORDER BY size DESC LIMIT 1")
                .query(String.class)
                .optional()
                .map(note -> SignedNote.parse(note)
                        .verifiedBy(signing.stream().map(SigningKey::key).toList()))
                .orElse(List.of());
        return by.size() > 1 && by.stream().anyMatch(key -> key.id().equals(id));
    }

    private void ensure() {
        if (count() == 0) {
            lock();
            if (count() == 0) {
                insert(newOrigin());
            }
        }
    }

    private long count() {
        return jdbc.sql("SELECT count(*) FROM ledger_signing_key")
                .query(Long.class)
                .single();
    }

    private void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((row, number) -> LOCK)
                .single();
    }

    private String newOrigin() {
        if (!configuredOrigin.isEmpty()) {
            return configuredOrigin;
        }
        byte[] random = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(random);
        return "mission-control.invalid/" + HexFormat.of().formatHex(random);
    }

    private SigningKey insert(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            VerifierKey key = VerifierKey.of(name, pair.getPublic());
            Instant now = clock.instant();
            jdbc.sql("INSERT INTO ledger_signing_key (id, name, public_key, sealed_private_key, created_at)"
                            + " VALUES (?, ?, ?, ?, ?)")
                    .param(key.id())
                    .param(name)
                    .param(key.publicKey())
                    .param(atRest.seal(pair.getPrivate().getEncoded(), PURPOSE + key.id()))
                    .param(now.atOffset(ZoneOffset.UTC))
                    .update();
            return new SigningKey(key, now, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform makes no Ed25519 keys", e);
        }
    }

    private NoteSigner signer(ResultSet row) throws SQLException {
        VerifierKey key = signingKey(row).key();
        byte[] encoded = atRest.open(row.getBytes("sealed_private_key"), PURPOSE + key.id());
        try {
            PrivateKey secret = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new NoteSigner(key, secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing key " + key.id() + " cannot be read", e);
        }
    }

    private static SigningKey signingKey(ResultSet row) throws SQLException {
        OffsetDateTime retired = row.getObject("retired_at", OffsetDateTime.class);
        return new SigningKey(
                new VerifierKey(row.getString("name"), row.getString("id"), row.getString("public_key")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                retired == null ? null : retired.toInstant());
    }
}
