package dev.missioncontrol.ledger;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes what another encoder writes, message, exceptions and all, without the secrets in it. */
final class RedactingEncoder extends EncoderBase<ILoggingEvent> {

    private final Encoder<ILoggingEvent> encoder;
    private final List<Redactor> redactors;
    /** Set while this thread redacts: what the redactor itself logs cannot pass it. */
    private final ThreadLocal<Boolean> redacting = ThreadLocal.withInitial(() -> false);

    RedactingEncoder(Encoder<ILoggingEvent> encoder, List<Redactor> redactors) {
        this.encoder = encoder;
        this.redactors = redactors;
        setContext(encoder.getContext());
        start();
    }

    @Override
    public byte[] headerBytes() {
        return encoder.headerBytes();
    }

    @Override
    public byte[] footerBytes() {
        return encoder.footerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        if (redacting.get()) {
            return withheld(event);
        }
        redacting.set(true);
        try {
            byte[] written = encoder.encode(event);
            String text = new String(written, StandardCharsets.UTF_8);
            String redacted = text;
            for (Redactor redactor : redactors) {
                redacted = redactor.redact(redacted);
            }
            return redacted.equals(text) ? written : redacted.getBytes(StandardCharsets.UTF_8);
        } catch (RuntimeException | StackOverflowError e) {
            return withheld(event);
        } finally {
            redacting.remove();
        }
    }

    private static byte[] withheld(ILoggingEvent event) {
        String line = event.getInstant() + " " + event.getLevel() + " " + event.getLoggerName()
                + " : Withheld: this could not be searched for secrets." + System.lineSeparator();
        return line.getBytes(StandardCharsets.UTF_8);
    }
}
