package io.sluice.request;

import io.sluice.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Reads a request's body up to a limit, whether or not its length was announced. */
public final class Body {

  private Body() {}

  /**
   * @param limit in bytes
   * @throws Problem 413 where there is more
   */
  public static byte[] read(HttpServletRequest request, int limit) throws IOException {
    if (request.getContentLengthLong() > limit) {
      throw tooLarge(limit);
    }
    var body = request.getInputStream().readNBytes(limit + 1);
    if (body.length > limit) {
      throw tooLarge(limit);
    }
    return body;
  }

  private static Problem tooLarge(int limit) {
    return Problem.tooLarge("Nothing was stored. Send at most %d KiB.".formatted(limit / 1024));
  }
}
