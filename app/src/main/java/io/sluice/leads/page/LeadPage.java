package io.sluice.leads.page;

import io.sluice.consent.Consents;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The page of a lead, as whoever looks may see it.
 *
 * @param name the address where no name is known
 * @param who job title and company, as far as they are known
 * @param place where it stands: a stage or an outcome, as code and in words
 * @param grade such as {@code A2}; null where it was not assessed
 * @param owner null where nobody has it
 * @param value what it is worth, in words; null where nothing tells it
 * @param late whether one of its tasks is
 * @param askedAs the id that was asked for, where that is an alias of this lead; else null
 * @param instance its process instance in Operate; null where there is none
 * @param tasks the Tasklist, where one of its tasks is open; else null
 * @param others what happened to its aliases under their own ids
 */
public record LeadPage(
    UUID leadId,
    String name,
    String who,
    String place,
    String placeWords,
    String placeMeaning,
    String grade,
    String owner,
    String value,
    String origin,
    Instant capturedAt,
    boolean late,
    UUID askedAs,
    URI instance,
    URI tasks,
    List<Phrase> why,
    List<FactPart> facts,
    List<ClockPart> clocks,
    List<ConversationPart> conversations,
    List<ContactPart> contacts,
    List<AssessmentPart> assessments,
    List<Consents.Standing> consents,
    AccountPart account,
    List<CyclePart> cycles,
    List<AliasPart> others) {

  /**
   * One attempt at discovery.
   *
   * @param findings what was found of need, timing, authority and budget, in words
   */
  public record ConversationPart(
      String what,
      String who,
      String came,
      List<String> findings,
      String next,
      String note,
      Instant at) {}

  /**
   * @param reached how, in words
   */
  public record ContactPart(String name, String role, String jobTitle, String reached) {}

  /**
   * @param leads how many are of it whom whoever looks may see, with this one
   */
  public record AccountPart(
      String name, String domains, long leads, List<OpportunityPart> opportunities) {}

  /**
   * What a colleague is in.
   *
   * @param leadId null where whoever looks may not see them
   */
  public record OpportunityPart(UUID leadId, Phrase words) {}

  /** Another lead that is the same person. */
  public record AliasPart(String name, UUID leadId, List<CyclePart> cycles) {}
}
