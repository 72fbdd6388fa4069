package io.sluice.merging;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What leads and merges are, said as simply as it can be: who is one person is looked up again for
 * every question, by walking over all merges that hold.
 */
final class SlowPeople {

  /** One lead, the older the lower its number, with all that happened under its own id. */
  static final class Lead {
    final int number;
    final List<String> engagements = new ArrayList<>();
    final List<String> stages = new ArrayList<>();
    final List<Integer> assessments = new ArrayList<>();
    boolean optedOut;
    String phone;
    Filled filled;
    int cycles;
    boolean open;
    boolean asleep;
    String stage;
    int submittedAsAlias = -1;

    Lead(int number) {
      this.number = number;
    }

    String knownPhone() {
      return phone != null || filled == null ? phone : filled.phone;
    }
  }

  record Filled(String phone, Merge merge) {}

  enum Topic {
    MARKETING_EMAIL,
    EVERYTHING;

    boolean covers(Topic other) {
      return this == EVERYTHING || this == other;
    }
  }

  record Said(Lead by, Topic topic, boolean granted, Merge merge) {}

  /** That a lead became the alias of an older one. */
  static final class Merge {
    final Lead survivor;
    final Lead duplicate;
    final int at;
    boolean holds = true;
    boolean survivorWasOpen;
    boolean survivorSlept;
    boolean duplicateWasOpen;
    boolean duplicateSlept;

    Merge(Lead survivor, Lead duplicate, int at) {
      this.survivor = survivor;
      this.duplicate = duplicate;
      this.at = at;
    }
  }

  final List<Lead> leads;
  final List<Merge> merges = new ArrayList<>();
  final List<Said> consents = new ArrayList<>();

  SlowPeople(int count) {
    leads = IntStream.range(0, count).mapToObj(Lead::new).toList();
  }

  Lead survivor(Lead lead) {
    return merges.stream()
        .filter(merge -> merge.holds && merge.duplicate == lead)
        .findFirst()
        .map(merge -> survivor(merge.survivor))
        .orElse(lead);
  }

  List<Lead> person(Lead lead) {
    return leads.stream().filter(other -> survivor(other) == survivor(lead)).toList();
  }

  List<String> allEngagements(Lead lead) {
    return allOf(lead, one -> one.engagements);
  }

  private <T> List<T> allOf(Lead lead, Function<Lead, List<T>> what) {
    return person(lead).stream().map(what).flatMap(List::stream).toList();
  }

  boolean mustBeLeftAlone(Lead lead) {
    return person(lead).stream().anyMatch(one -> one.optedOut);
  }

  /** The last word: what one agreed to is theirs, what any of them took back is all of theirs. */
  String consent(Lead lead, Topic topic) {
    return heard(lead)
        .filter(said -> said.topic.covers(topic))
        .reduce((earlier, later) -> later)
        .map(said -> said.granted ? "granted" : "withdrawn")
        .orElse("unknown");
  }

  private Stream<Said> heard(Lead lead) {
    return consents.stream()
        .filter(said -> said.merge == null || said.merge.holds)
        .filter(said -> said.by == lead || !said.granted && person(lead).contains(said.by));
  }

  private boolean tookBack(Lead lead, Topic topic) {
    return consent(lead, topic).equals("withdrawn");
  }

  /** What one of them took back and the other did not, of all that either spoke of. */
  private List<Topic> differences(Lead one, Lead other) {
    return Stream.concat(heard(one), heard(other))
        .map(Said::topic)
        .distinct()
        .filter(topic -> tookBack(one, topic) != tookBack(other, topic))
        .toList();
  }

  boolean submits(Lead lead, String engagement, String phone, int now) {
    if (mustBeLeftAlone(lead)) {
      return false;
    }
    lead.engagements.add(engagement);
    if (lead.phone == null && phone != null) {
      lead.phone = phone;
      lead.filled = null;
    }
    for (var alias = lead; alias != survivor(alias); alias = bringFrom(alias)) {
      lead.submittedAsAlias = now;
    }
    if (!survivor(lead).open) {
      opens(survivor(lead));
    }
    return true;
  }

  private Lead bringFrom(Lead alias) {
    var merge = merges.stream().filter(m -> m.holds && m.duplicate == alias).findFirst().get();
    bring(merge);
    return merge.survivor;
  }

  private static void bring(Merge merge) {
    var phone = merge.duplicate.knownPhone();
    if (phone != null && merge.survivor.knownPhone() == null) {
      merge.survivor.filled = new Filled(phone, merge);
    }
  }

  private static void opens(Lead lead) {
    lead.open = true;
    lead.asleep = false;
    lead.stage = null;
    lead.cycles++;
  }

  private static void isWithdrawn(Lead lead) {
    if (lead.open) {
      lead.stages.add(lead.cycles + " withdrawn");
    }
    lead.open = false;
    lead.asleep = false;
  }

  void reaches(Lead lead, String stage) {
    lead.stage = stage;
    lead.stages.add(lead.cycles + " " + stage);
  }

  static void fallsAsleep(Lead lead) {
    lead.open = false;
    lead.asleep = true;
  }

  void optsOut(Lead lead) {
    lead.optedOut = true;
    if (!tookBack(lead, Topic.EVERYTHING)) {
      consents.add(new Said(lead, Topic.EVERYTHING, false, null));
    }
    isWithdrawn(survivor(lead));
  }

  boolean mayMerge(Lead survivor, Lead duplicate, boolean strictest) {
    var same =
        mustBeLeftAlone(survivor) == mustBeLeftAlone(duplicate)
            && differences(survivor, duplicate).isEmpty();
    var further = isWithSales(duplicate) && !isWithSales(survivor);
    return (same || strictest) && !further;
  }

  private static boolean isWithSales(Lead lead) {
    return lead.open && Objects.equals(lead.stage, "sal");
  }

  Merge merge(Lead survivor, Lead duplicate, int now) {
    var merge = new Merge(survivor, duplicate, now);
    merge.duplicateWasOpen = duplicate.open;
    merge.duplicateSlept = duplicate.asleep;
    var spread =
        differences(survivor, duplicate).stream()
            .map(topic -> new Said(whoDidNot(survivor, duplicate, topic), topic, false, merge))
            .toList();
    consents.addAll(spread);
    merges.add(merge);
    duplicate.submittedAsAlias = -1;
    bring(merge);
    isWithdrawn(duplicate);
    if (mustBeLeftAlone(survivor)) {
      merge.survivorWasOpen = survivor.open;
      merge.survivorSlept = survivor.asleep;
      isWithdrawn(survivor);
    } else if (merge.duplicateWasOpen && !survivor.open) {
      opens(survivor);
    }
    return merge;
  }

  private Lead whoDidNot(Lead survivor, Lead duplicate, Topic topic) {
    return tookBack(survivor, topic) ? duplicate : survivor;
  }

  boolean mayUndo(Merge merge) {
    return merge.holds && survivor(merge.survivor) == merge.survivor;
  }

  void undo(Merge merge) {
    merge.holds = false;
    var parted = person(merge.duplicate);
    var cameIn = parted.stream().anyMatch(lead -> lead.submittedAsAlias >= merge.at);
    merge.duplicate.submittedAsAlias = -1;
    if (merge.survivor.filled != null && merge.survivor.filled.merge == merge) {
      merge.survivor.filled = null;
    }
    merges.stream().filter(m -> m.holds && m.survivor == merge.survivor).forEach(SlowPeople::bring);
    comesBack(merge.survivor, merge.survivorWasOpen, merge.survivorSlept);
    comesBack(merge.duplicate, merge.duplicateWasOpen || cameIn, merge.duplicateSlept);
  }

  private void comesBack(Lead lead, boolean wasOpen, boolean slept) {
    if (mustBeLeftAlone(lead) || lead.open) {
      return;
    }
    if (wasOpen) {
      opens(lead);
    } else if (slept) {
      lead.asleep = true;
    }
  }
}
