package dev.missioncontrol.account.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LoginThrottleTests {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final LoginThrottle throttle = new LoginThrottle(new LoginSettings(3, 6, Duration.ofMinutes(3)), clock);

    @Test
    void refusesTriesBeyondTheLimitOfAnAccountInAnySpelling() {
        throttle.attempt("admin", "192.0.2.1");
        throttle.attempt("Admin", "192.0.2.2");
        throttle.attempt(" ADMIN ", "192.0.2.3");

        assertThatThrownBy(() -> throttle.attempt("admin", "192.0.2.4"))
                .isInstanceOfSatisfying(
                        TooManyAttemptsException.class,
                        refused -> assertThat(refused.retryAfterSeconds()).isEqualTo(60));
    }

    @Test
    void refusesTriesBeyondTheLimitOfAnAddressWhateverTheAccount() {
        for (int i = 0; i < 6; i++) {
            throttle.attempt("account-" + i, "192.0.2.1");
        }

        assertThatThrownBy(() -> throttle.attempt("another", "192.0.2.1")).isInstanceOf(TooManyAttemptsException.class);
        assertThatCode(() -> throttle.attempt("another", "192.0.2.2")).doesNotThrowAnyException();
    }

    @Test
    void takesAnIpv6NetworkForOneAddress() {
        for (int i = 0; i < 6; i++) {
            throttle.attempt("account-" + i, "2001:db8:1:2::" + i);
        }

        assertThatThrownBy(() -> throttle.attempt("another", "2001:db8:1:2:ffff::1"))
                .isInstanceOf(TooManyAttemptsException.class);
        assertThatCode(() -> throttle.attempt("another", "2001:db8:1:3::1")).doesNotThrowAnyException();
    }

    @Test
    void givesTriesBackOneByOneAsTimePasses() {
        for (int i = 0; i < 3; i++) {
            throttle.attempt("admin", "192.0.2.1");
        }
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));

        assertThatCode(() -> throttle.attempt("admin", "192.0.2.1")).doesNotThrowAnyException();
        assertThatThrownBy(() -> throttle.attempt("admin", "192.0.2.1")).isInstanceOf(TooManyAttemptsException.class);
    }

    @Test
    void neverRunsOutForWhoKnowsThePassword() {
        for (int i = 0; i < 50; i++) {
            throttle.attempt("admin", "192.0.2.1").succeeded();
        }

        assertThatCode(() -> throttle.attempt("admin", "192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    void rightPasswordDoesNotForgiveTheWrongOnesBefore() {
        throttle.attempt("admin", "192.0.2.1");
        throttle.attempt("admin", "192.0.2.1");
        throttle.attempt("admin", "192.0.2.1").succeeded();
        throttle.attempt("admin", "192.0.2.1");

        assertThatThrownBy(() -> throttle.attempt("admin", "192.0.2.1")).isInstanceOf(TooManyAttemptsException.class);
    }
}
