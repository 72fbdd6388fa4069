package io.sluice.enrichment;

/**
 * Somebody who knows companies. Every bean of this type is asked, in the order of {@code
 * sluice.enrichment.order}.
 */
public interface FirmographicSource {

  /** A word of its own, under which its answers are kept. */
  String name();

  /**
   * What it knows of a company. Ends in bounded time, and throws nothing: what goes wrong is an
   * answer too.
   *
   * @param domain of the company, in lower case, never a free-mail provider's
   */
  Lookup lookUp(String domain);
}
