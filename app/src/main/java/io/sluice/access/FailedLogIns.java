package io.sluice.access;

import io.sluice.operations.ClockMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Lets nobody try out passwords: only so many log-ins of a name, and from an address, may fail. */
@Component
class FailedLogIns {

  private static final Duration INTERVAL = Duration.ofMinutes(1);

  /** Several people may sit behind one address. */
  private static final int NAMES_OF_AN_ADDRESS = 5;

  private static final int LONGEST_NAME = 64;

  private final RateLimit ofName;
  private final RateLimit ofAddress;

  FailedLogIns(AccessProperties properties, Clock clock) {
    var time = new ClockMeter(clock);
    var most = properties.failedLogIns();
    this.ofName = new RateLimit(1, INTERVAL, most, time);
    this.ofAddress = new RateLimit(NAMES_OF_AN_ADDRESS, INTERVAL, most * NAMES_OF_AN_ADDRESS, time);
  }

  /**
   * Counts a log-in where it fails. It counts before it is known, so that many at once are no way
   * round.
   *
   * @param name empty where it is by API key
   * @throws TooManyLogInsException where none may be tried
   */
  Authentication count(String name, String address, Supplier<Authentication> logIn) {
    var network = NetworkAddress.of(address);
    pass(ofAddress.count(network));
    if (name.isEmpty()) {
      return attempt(logIn, () -> ofAddress.giveBack(network));
    }
    var known = name.substring(0, Math.min(name.length(), LONGEST_NAME)).toLowerCase(Locale.ROOT);
    pass(ofName.count(known));
    return attempt(
        logIn,
        () -> {
          ofAddress.giveBack(network);
          ofName.giveBack(known);
        });
  }

  private static Authentication attempt(Supplier<Authentication> logIn, Runnable giveBack) {
    var failed = false;
    try {
      return logIn.get();
    } catch (BadCredentialsException e) {
      failed = true;
      throw e;
    } finally {
      if (!failed) {
        giveBack.run();
      }
    }
  }

  private static void pass(Duration wait) {
    if (wait.isPositive()) {
      throw new TooManyLogInsException();
    }
  }
}
