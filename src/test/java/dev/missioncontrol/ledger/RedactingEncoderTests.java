package dev.missioncontrol.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedactingEncoderTests {

    private final LoggerContext context = new LoggerContext();
    private final Logger log = context.getLogger("a.Log");
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final List<Redactor> redactors = new ArrayList<>();

    @BeforeEach
    void aLogThatIsRedacted() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(UTF_8);
        encoder.setPattern("%level %msg%n%ex{full}");
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setEncoder(new RedactingEncoder(encoder, redactors));
        appender.setOutputStream(written);
        appender.start();
        log.addAppender(appender);
    }

    @Test
    void hidesWhatIsInMessagesAndExceptions() {
        redactors.add(text -> text.replace("hunter2", "***"));

        log.info("Signed in with {}", "hunter2", new IllegalStateException("not with hunter2"));

        assertThat(written.toString(UTF_8))
                .startsWith("INFO Signed in with ***\n")
                .contains("IllegalStateException: not with ***")
                .doesNotContain("hunter2");
    }

    @Test
    void leavesAnythingElseAsItIs() {
        log.info("Caf\u00e9 \uD83D\uDE80");

        assertThat(written.toString(UTF_8)).isEqualTo("INFO Caf\u00e9 \uD83D\uDE80\n");
    }

    @Test
    void withholdsALineThatCannotBeSearched() {
        redactors.add(text -> {
            throw new IllegalStateException(text);
        });

        log.warn("It is hunter2");

        assertThat(written.toString(UTF_8)).contains("WARN a.Log : Withheld").doesNotContain("hunter2");
    }

    @Test
    void doesNotGoRoundWhenTheRedactorItselfLogs() {
        redactors.add(text -> {
            log.info("Asked for hunter2");
            return text.replace("hunter2", "***");
        });

        log.info("It is hunter2");

        assertThat(written.toString(UTF_8)).contains("INFO It is ***").doesNotContain("hunter2");
    }
}
