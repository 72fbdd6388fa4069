package io.sluice.lead;

import io.sluice.suppression.Address;
import io.sluice.suppression.NewEntry;
import io.sluice.suppression.SuppressionEntries;
import io.sluice.suppression.SuppressionEntry;
import io.sluice.suppression.SuppressionKind;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who must be left alone. The record stays, so that whoever brings the person back is told. */
@Repository
public class Suppressions {

  private final JdbcClient jdbc;
  private final SuppressionEntries entries;
  private final LeadAliases aliases;
  private final Sleepers sleepers;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Suppressions(
      JdbcClient jdbc,
      SuppressionEntries entries,
      LeadAliases aliases,
      Sleepers sleepers,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.entries = entries;
    this.aliases = aliases;
    this.sleepers = sleepers;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Suppresses a person, which ends their sleep, and holds their submissions back until the
   * transaction ends. The first reason and its time stay. The keyed hash of the lead's address goes
   * on the list, by which the person is known should the lead itself be gone one day.
   *
   * @param leadId of the person, or an alias: by the address of that one they have asked
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void suppress(UUID leadId, String reason) {
    aliases.hold();
    var survivor = aliases.survivorOf(leadId);
    var members = aliases.membersOf(survivor);
    aliases.holdLeads(members);
    var email =
        jdbc.sql(
                """
                update lead set
                  suppressed_at = coalesce(suppressed_at, :now),
                  suppression_reason = coalesce(suppression_reason, :reason),
                  suppressed_with = null
                where lead_id = :leadId
                returning email
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("reason", reason)
            .param("leadId", leadId)
            .query(String.class)
            .single();
    entries.add(
        NewEntry.ofAddress(
            SuppressionKind.ofWithdrawal(reason), email, SuppressionEntry.WITHDRAWAL));
    members.forEach(member -> suppressWith(leadId, member));
    sleepers.end(survivor, SleepEnd.WITHDRAWN);
  }

  /**
   * What holds for a lead holds for another one too that is the same person, for as long as they
   * are. One that must be left alone already stays as it is.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void suppressWith(UUID leadId, UUID other) {
    var reason = findReason(leadId).orElseThrow();
    jdbc.sql(
            """
            update lead o set suppressed_at = coalesce(l.suppressed_at, :now),
              suppression_reason = :reason,
              suppressed_with = coalesce(l.suppressed_with, l.lead_id)
            from lead l
            where l.lead_id = :leadId and o.lead_id = :other and o.suppressed_at is null
              and o.lead_id <> l.lead_id
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("reason", reason)
        .param("leadId", leadId)
        .param("other", other)
        .update();
  }

  /** What held for some leads only since others are the same person holds for them no more. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void part(Collection<UUID> ones, Collection<UUID> others) {
    lift(ones, others);
    lift(others, ones);
    spread(ones);
    spread(others);
  }

  private void spread(Collection<UUID> leadIds) {
    leadIds.stream()
        .filter(this::isSuppressed)
        .findFirst()
        .ifPresent(leadId -> leadIds.forEach(other -> suppressWith(leadId, other)));
  }

  private void lift(Collection<UUID> leadIds, Collection<UUID> with) {
    jdbc.sql(
            """
            update lead set suppressed_at = null, suppression_reason = null, suppressed_with = null
            where lead_id = any(:leadIds::uuid[]) and suppressed_with = any(:with::uuid[])
            """)
        .param("leadIds", leadIds.stream().map(UUID::toString).toArray(String[]::new))
        .param("with", with.stream().map(UUID::toString).toArray(String[]::new))
        .update();
  }

  /**
   * Why a lead must be left alone, itself or by the list that its address is on.
   *
   * @return empty when it need not
   */
  public Optional<String> findReason(UUID leadId) {
    return jdbc.sql("select email, suppression_reason from lead where lead_id = :leadId")
        .param("leadId", leadId)
        .query(Standing.class)
        .single()
        .reason(entries);
  }

  /** Ends the sleep of a lead whom nobody may contact for now. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void letGo(UUID leadId) {
    sleepers.end(leadId, SleepEnd.WITHDRAWN);
  }

  /** Mails to the address of a lead cannot be delivered: nobody writes there any more. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void addressIsDead(UUID leadId) {
    findEmail(leadId).ifPresent(email -> addressIsDead(leadId, email));
  }

  /**
   * A mail to a lead could not be delivered: nobody writes to that address any more. The lead is
   * withdrawn, unless it has another address by now.
   *
   * @param recipient the address that the mail was sent to
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void addressIsDead(UUID leadId, String recipient) {
    entries.add(
        NewEntry.ofAddress(SuppressionKind.DEAD_ADDRESS, recipient, SuppressionEntry.BOUNCE));
    findEmail(leadId)
        .filter(email -> Address.of(email).equals(Address.of(recipient)))
        .ifPresent(
            email ->
                events.publishEvent(
                    new LeadSuppressed(leadId, SuppressionKind.DEAD_ADDRESS.code())));
  }

  private Optional<String> findEmail(UUID leadId) {
    return jdbc.sql("select email from lead where lead_id = :leadId")
        .param("leadId", leadId)
        .query(String.class)
        .optional();
  }

  /**
   * Whether a lead must be left alone. Its row is held, so that a withdrawal that comes meanwhile
   * waits until the transaction ends.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean isSuppressed(UUID leadId) {
    return jdbc.sql(
            "select suppressed_at is not null from lead where lead_id = :leadId for no key update")
        .param("leadId", leadId)
        .query(Boolean.class)
        .single();
  }

  /**
   * @throws SuppressedException when a lead with this address is suppressed, or the address is
   *     known to be of someone who must be left alone
   */
  void refuse(String email) {
    jdbc.sql(
            """
            select suppressed_at, suppression_reason from lead l
            join lead_email e on e.lead_id = l.lead_id where e.email_key = :key
            """)
        .param("key", LeadEmails.key(email))
        .query((RowCallbackHandler) SuppressedException::throwIfSuppressed);
    refuseListed(email);
  }

  /**
   * @throws SuppressedException when this lead is suppressed, or its address is known to be of
   *     someone who must be left alone
   */
  void refuse(UUID leadId) {
    jdbc.sql("select email, suppressed_at, suppression_reason from lead where lead_id = :leadId")
        .param("leadId", leadId)
        .query(
            row -> {
              SuppressedException.throwIfSuppressed(row);
              refuseListed(row.getString("email"));
            });
  }

  /** Which of these addresses are known to be of someone who must be left alone, and why. */
  Map<String, String> findListed(Collection<String> emails) {
    return entries.findPersonal(emails).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                found ->
                    SuppressedException.why(found.getValue().kind(), found.getValue().addedAt())));
  }

  private void refuseListed(String email) {
    entries
        .findPersonal(List.of(email))
        .values()
        .forEach(
            entry -> {
              throw new SuppressedException(entry.kind(), entry.addedAt());
            });
  }

  private record Standing(String email, String suppressionReason) {

    Optional<String> reason(SuppressionEntries entries) {
      return Optional.ofNullable(suppressionReason)
          .or(
              () ->
                  entries.findPersonal(List.of(email)).values().stream()
                      .map(SuppressionEntry::kind)
                      .findFirst());
    }
  }
}
