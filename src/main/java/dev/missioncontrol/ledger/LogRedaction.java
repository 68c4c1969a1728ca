package dev.missioncontrol.ledger;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has everything that goes to the log pass the redactor, from when the application has all its parts until the process
 * ends. Before, nothing knows a secret.
 */
@Component
class LogRedaction implements SmartLifecycle {

    /** Of every application in this process, for they share its log. */
    private static final List<Redactor> REDACTORS = new CopyOnWriteArrayList<>();

    private final PatternRedactor redactor;
    private volatile boolean running;

    LogRedaction(PatternRedactor redactor) {
        this.redactor = redactor;
    }

    @Override
    public void start() {
        // Finds whoever knows secrets now, and not in the middle of writing a line.
        redactor.forNow();
        REDACTORS.add(redactor);
        redactAppenders();
        running = true;
    }

    /** Wraps the encoder of every appender that there is now; those already wrapped stay as they are. */
    static void redactAppenders() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.getLoggerList().forEach(LogRedaction::redact);
        }
    }

    private static void redact(Logger logger) {
        logger.iteratorForAppenders().forEachRemaining(LogRedaction::redact);
    }

    private static void redact(Appender<ILoggingEvent> appender) {
        if (appender instanceof OutputStreamAppender<ILoggingEvent> output) {
            Encoder<ILoggingEvent> encoder = output.getEncoder();
            if (encoder != null && !(encoder instanceof RedactingEncoder)) {
                output.setEncoder(new RedactingEncoder(encoder, REDACTORS));
            }
        }
    }

    @Override
    public void stop() {
        // Those who know secrets go now; what they knew last stays hidden.
        REDACTORS.add(redactor.forNow());
        REDACTORS.remove(redactor);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** First to start, last to stop. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
