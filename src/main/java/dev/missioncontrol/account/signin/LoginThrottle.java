package dev.missioncontrol.account.signin;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Slows down the guessing of passwords, by account name and by remote address. A try is paid before the password is
 * looked at, so that tries sent at the same time are counted too, and is given back when the password was right.
 */
@Component
class LoginThrottle {

    /** More names or addresses than this within a window push out the least used. */
    private static final int MAX_KEYS = 100_000;

    private static final int MAX_KEY_LENGTH = 128;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final LoadingCache<String, Bucket> byAccount;
    private final LoadingCache<String, Bucket> byAddress;

    LoginThrottle(LoginSettings settings, Clock clock) {
        this.byAccount = buckets(settings.attemptsPerAccount(), settings.window(), clock);
        this.byAddress = buckets(settings.attemptsPerAddress(), settings.window(), clock);
    }

    private static LoadingCache<String, Bucket> buckets(int tries, Duration window, Clock clock) {
        TimeMeter time = new ClockMeter(clock);
        return Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterAccess(window.multipliedBy(2))
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(tries).refillGreedy(tries, window))
                        .withCustomTimePrecision(time)
                        .build());
    }

    /**
     * Pays for one try.
     *
     * @throws TooManyAttemptsException when there is nothing left to pay with
     */
    Attempt attempt(String accountName, String remoteAddress) {
        Bucket account = byAccount.get(accountKey(accountName));
        Bucket address = byAddress.get(addressKey(remoteAddress));
        ConsumptionProbe forAddress = address.tryConsumeAndReturnRemaining(1);
        if (!forAddress.isConsumed()) {
            throw new TooManyAttemptsException(Duration.ofNanos(forAddress.getNanosToWaitForRefill()));
        }
        ConsumptionProbe forAccount = account.tryConsumeAndReturnRemaining(1);
        if (!forAccount.isConsumed()) {
            throw new TooManyAttemptsException(Duration.ofNanos(forAccount.getNanosToWaitForRefill()));
        }
        return new Attempt(account, address);
    }

    private static String accountKey(String name) {
        String key = name.strip().toLowerCase(Locale.ROOT);
        return key.length() > MAX_KEY_LENGTH ? key.substring(0, MAX_KEY_LENGTH) : key;
    }

    /** One IPv6 customer usually has a whole /64 to send from. */
    private static String addressKey(String address) {
        try {
            if (InetAddress.ofLiteral(address) instanceof Inet6Address ipv6) {
                return HexFormat.of().formatHex(Arrays.copyOf(ipv6.getAddress(), IPV6_NETWORK_BYTES));
            }
            return address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    /** A try that was paid for. */
    record Attempt(Bucket account, Bucket address) {

        /** Gives the try back: the password was right. */
        void succeeded() {
            account.addTokens(1);
            address.addTokens(1);
        }
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
