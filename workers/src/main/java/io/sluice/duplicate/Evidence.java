package io.sluice.duplicate;

import java.util.HashMap;
import java.util.Map;

/**
 * In what two leads are alike, as the {@code duplicate-policy} decision is told.
 *
 * @param sameAddress whether their addresses lead to one mailbox
 * @param nameSimilarity shared trigrams of their names, 0 to 100 percent
 * @param sameDomain whether their addresses or websites are of one company; null where one is not
 *     known, as for whoever writes from a free-mail provider
 * @param companySimilarity shared trigrams of their companies' names, likewise; null where one is
 *     not known
 * @param samePhone null where the number of one is not known
 * @param sameCountry likewise
 */
public record Evidence(
    boolean sameAddress,
    int nameSimilarity,
    Boolean sameDomain,
    Integer companySimilarity,
    Boolean samePhone,
    Boolean sameCountry) {

  Map<String, Object> facts() {
    var facts = new HashMap<String, Object>();
    facts.put("sameAddress", sameAddress);
    facts.put("nameSimilarity", nameSimilarity);
    facts.put("sameDomain", sameDomain);
    facts.put("companySimilarity", companySimilarity);
    facts.put("samePhone", samePhone);
    facts.put("sameCountry", sameCountry);
    return facts;
  }
}
