package io.sluice.figures.made;

/**
 * How probable it is that a lead moves on, from where it stands.
 *
 * @param aql that an inquiry is qualified by the criteria
 * @param direct that it then passes inside sales over
 * @param tal that inside sales accept what they are offered
 * @param tql that the discovery call qualifies it
 * @param sal that sales accept what they are offered
 * @param sql that they find an opportunity
 * @param won that they win it
 */
public record TrueRates(
    double aql, double direct, double tal, double tql, double sal, double sql, double won) {

  /** Of most sources: the middle of what the field reports. */
  public static final TrueRates USUAL = new TrueRates(0.45, 0.08, 0.80, 0.55, 0.90, 0.60, 0.25);

  /** Of a source whose leads are mostly refused. */
  public static final TrueRates POOR = new TrueRates(0.60, 0.02, 0.20, 0.15, 0.60, 0.40, 0.10);
}
