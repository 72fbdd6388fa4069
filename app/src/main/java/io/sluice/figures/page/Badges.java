package io.sluice.figures.page;

import io.sluice.figures.EndedBy;
import io.sluice.figures.Fate;
import io.sluice.figures.Milestone;
import io.sluice.page.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the figures of a page on the elements of the picture, by the ids of these. */
final class Badges {

  private static final int ABOVE = 16;
  private static final int BELOW = 5;

  private final LifecyclePicture picture;
  private final WaterfallPage page;
  private final Words words;
  private final List<Badge> badges = new ArrayList<>();

  private Badges(LifecyclePicture picture, WaterfallPage page, Words words) {
    this.picture = picture;
    this.page = page;
    this.words = words;
  }

  static List<Badge> of(LifecyclePicture picture, WaterfallPage page, Words words) {
    var badges = new Badges(picture, page, words);
    badges.volumes();
    badges.shares();
    badges.ends();
    return badges.badges;
  }

  private void volumes() {
    on("captured", "volume", page.cameIn(), "came in");
    for (var milestone :
        List.of(
            Milestone.AQL,
            Milestone.TGL,
            Milestone.SGL,
            Milestone.TQL,
            Milestone.SAL,
            Milestone.WON)) {
      var row = page.row(milestone);
      if (row.entered().cycles() > 0 || milestone != Milestone.TGL && milestone != Milestone.SGL) {
        on(milestone.code(), "volume", row.entered(), "came to " + row.label());
      }
    }
    under("inside-sales", page.row(Milestone.TAL));
    under(
        "sales-acceptance",
        page.gate(Milestone.SAL_OFFERED).offered(),
        "asked",
        "were handed to sales");
    under("opportunity", page.row(Milestone.SQL));
  }

  private void shares() {
    over("is-aql", page.row(Milestone.INQUIRY));
    picture
        .bounds("inside-sales")
        .ifPresent(at -> share(page.gate(Milestone.TAL_OFFERED), at.middle(), at.y() - ABOVE));
    over("is-tql", page.row(Milestone.TAL));
    picture
        .label("is-sal")
        .ifPresent(at -> share(page.gate(Milestone.SAL_OFFERED), at.middle(), at.y() - ABOVE));
    over("is-won", page.row(Milestone.SQL));
  }

  private void ends() {
    on("suppressed", Badge.END, page.cameIn(Fate.SUPPRESSED), "that came in, to be left alone");
    on("withdrawn", Badge.END, page.cameIn(Fate.WITHDRAWN), "that came in, withdrawn");
    on("customer", Badge.END, page.cameIn(Fate.CUSTOMER), "that came in, customers now");
    on("lost", Badge.END, page.cameIn(Fate.LOST), "that came in, lost");
    for (var by : EndedBy.values()) {
      ended(Fate.RECYCLED, by);
      ended(Fate.DISQUALIFIED, by);
    }
  }

  private void ended(Fate fate, EndedBy by) {
    on(
        "%s-by-%s".formatted(fate.code(), by.code()),
        Badge.END,
        page.ended(fate, by),
        "that came in, %s by %s".formatted(fate.code(), by.code().replace('-', ' ')));
  }

  private void on(String element, String kind, Linked figure, String what) {
    picture
        .bounds(element)
        .filter(at -> !kind.equals(Badge.END) || figure.cycles() > 0)
        .ifPresent(
            at ->
                badges.add(
                    Badge.of(
                        kind,
                        brief(figure.cycles()),
                        title(figure, what),
                        figure.href(),
                        at.middle(),
                        at.centre())));
  }

  private void under(String element, StageRow row) {
    under(element, row.entered(), row.label(), "came to " + row.label());
  }

  private void under(String element, Linked figure, String name, String what) {
    picture
        .bounds(element)
        .ifPresent(
            at ->
                badges.add(
                    Badge.of(
                        "volume",
                        brief(figure.cycles()) + " " + name,
                        title(figure, what),
                        figure.href(),
                        at.middle(),
                        at.bottom() + BELOW)));
  }

  private void over(String element, StageRow row) {
    picture
        .label(element)
        .or(() -> picture.bounds(element))
        .ifPresent(
            at ->
                share(
                    row.share(),
                    row.change(),
                    StageWords.movedOn(row.milestone()),
                    row.stopped().href(),
                    at.middle(),
                    at.y() - ABOVE));
  }

  private void share(GatePart gate, double x, double y) {
    share(
        gate.share(),
        gate.change(),
        StageWords.movedOn(gate.milestone()),
        gate.stopped().href(),
        x,
        y);
  }

  private void share(
      BigDecimal share, Optional<Change> change, String what, String href, double x, double y) {
    if (share != null) {
      var tone = change.map(Change::tone).orElse("same");
      var against = change.map(moved -> ", %s than before".formatted(moved.words())).orElse("");
      badges.add(
          Badge.of(
              "share is-" + tone,
              words.percent(share),
              "%s: %s%s; see who does not".formatted(what, words.percent(share), against),
              href,
              x,
              y));
    }
  }

  private String title(Linked figure, String what) {
    return words.count(figure.cycles(), "lead", "leads") + " " + what;
  }

  private String brief(long number) {
    return words.brief(number);
  }
}
