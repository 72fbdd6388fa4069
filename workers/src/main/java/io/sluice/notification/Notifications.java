package io.sluice.notification;

import io.sluice.lead.Lead;
import io.sluice.lead.LeadRepository;
import io.sluice.notification.Recipients.Recipient;
import io.sluice.qualification.Assessments;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells people what they have to know about the leads they work: those by mail, and their team in
 * its channel, where no person is named. Called in the transaction of what is told. A job that is
 * delivered again tells nothing again, and nothing that fails here stops a lead.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Notifications {

  private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");
  private static final DateTimeFormatter DUE =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm z", Locale.ENGLISH);

  private final Deliveries deliveries;
  private final Recipients recipients;
  private final LeadRepository leads;
  private final Assessments assessments;
  private final NotificationProperties properties;

  Notifications(
      Deliveries deliveries,
      Recipients recipients,
      LeadRepository leads,
      Assessments assessments,
      NotificationProperties properties) {
    this.deliveries = deliveries;
    this.recipients = recipients;
    this.leads = leads;
    this.assessments = assessments;
    this.properties = properties;
  }

  /** Reminds whoever has a task; where it waits for anyone, their team. */
  public void reminded(TaskNews news) {
    tellHolder("task-reminded", news, model(news));
  }

  /** Tells the one who has a task now, the one who did not answer, and their team. */
  public void reassigned(TaskNews news, String hadIt) {
    var model = model(news);
    model.put("before", name(hadIt));
    model.put("holder", name(news.username()));
    tellHolderAndTeam("task-reassigned", news, model);
    tell("task-taken", news.key(), news.leadId(), news.cycle(), hadIt, model);
  }

  /**
   * Tells the one who has a task now that its holder could not keep it.
   *
   * @param because {@code leaver}, {@code absent}, {@code team} or {@code queued}
   */
  public void released(TaskNews news, String hadIt, String because) {
    var model = model(news);
    model.put("before", name(hadIt));
    model.put("because", because);
    tellHolder("task-released", news, model);
  }

  /**
   * Tells a manager, and the managers' channel, that nobody answers a task.
   *
   * @param news the manager's task
   * @param stalled the one that nobody answers
   */
  public void escalated(TaskNews news, TaskNews stalled) {
    var model = model(news);
    model.put("stalled", label(stalled.task()));
    model.put("stalledTeam", stalled.team());
    model.put("stalledDue", due(stalled));
    model.put("holder", name(stalled.username()));
    tellHolderAndTeam("task-escalated", news, model);
  }

  /** Tells someone that a lead of theirs was withdrawn. */
  public void withdrawn(UUID leadId, int cycle, String username, String reasonCode) {
    var model = model(leadId, cycle);
    model.put("reason", reasonCode);
    tell("lead-withdrawn", cycle, leadId, cycle, username, model);
  }

  /**
   * Tells someone who looks after a customer that one of its people asked for something.
   *
   * @param leadId who asked, in which cycle
   * @param noticeId which time it is
   */
  public void customerAsked(UUID leadId, int cycle, String username, long noticeId) {
    tell("customer-asked", noticeId, leadId, cycle, username, model(leadId, cycle));
  }

  private void tellHolderAndTeam(String kind, TaskNews news, Map<String, String> model) {
    if (news.username() != null) {
      tellHolder(kind, news, model);
    }
    tellTeam(kind, news, model);
  }

  private void tellHolder(String kind, TaskNews news, Map<String, String> model) {
    if (news.username() == null) {
      tellTeam(kind, news, model);
    } else {
      tell(kind, news.key(), news.leadId(), news.cycle(), news.username(), model);
    }
  }

  private void tell(
      String kind, long key, UUID leadId, int cycle, String username, Map<String, String> model) {
    recipients
        .find(username)
        .filter(recipient -> recipient.email() != null)
        .ifPresent(
            recipient -> {
              var own = new HashMap<>(model);
              own.put("name", recipient.name());
              deliveries.add(
                  new Draft(
                      Channel.MAIL,
                      kind,
                      kind,
                      recipient.email(),
                      username,
                      leadId,
                      cycle,
                      own,
                      Map.of(),
                      naturalKey(Channel.MAIL, kind, leadId, key, username)));
            });
  }

  private void tellTeam(String kind, TaskNews news, Map<String, String> model) {
    var unnamed = new HashMap<>(model);
    unnamed.keySet().removeAll(Set.of("holder", "before"));
    deliveries.add(
        new Draft(
            Channel.WEBHOOK,
            kind,
            kind,
            news.team(),
            null,
            news.leadId(),
            news.cycle(),
            unnamed,
            Map.of(),
            naturalKey(Channel.WEBHOOK, kind, news.leadId(), news.key(), news.team())));
  }

  private static String naturalKey(
      Channel channel, String kind, UUID leadId, long key, String recipient) {
    return "%s:%s:%s:%d:%s".formatted(kind, channel.code(), leadId, key, recipient);
  }

  private Map<String, String> model(TaskNews news) {
    var model = model(news.leadId(), news.cycle());
    model.put("task", label(news.task()));
    model.put("team", news.team());
    model.put("due", due(news));
    model.put("queued", news.username() == null ? "yes" : null);
    return model;
  }

  private Map<String, String> model(UUID leadId, int cycle) {
    var model = new HashMap<String, String>();
    model.put(
        "company",
        leads.findById(leadId).map(Lead::company).map(company -> company.name()).orElse(null));
    model.put("grade", assessments.findGrading(leadId, cycle).words());
    model.put("leadId", leadId.toString());
    model.put(
        "tasklist", properties.tasklistUrl() == null ? null : properties.tasklistUrl().toString());
    return model;
  }

  private String name(String username) {
    return recipients.find(username).map(Recipient::name).orElse(null);
  }

  /** {@code accept-lead} is read as "Accept lead". */
  private static String label(String task) {
    var words = task.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String due(TaskNews news) {
    return news.dueAt().isAfter(FAR) ? null : DUE.format(news.dueAt().atZone(news.zone()));
  }
}
