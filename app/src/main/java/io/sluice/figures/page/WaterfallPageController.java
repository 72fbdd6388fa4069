package io.sluice.figures.page;

import io.sluice.access.Viewer;
import io.sluice.figures.FigureFilter;
import io.sluice.figures.FilterChoices;
import io.sluice.figures.Vantages;
import io.sluice.figures.Waterfalls;
import io.sluice.page.PageController;
import io.sluice.page.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The waterfall of a period: where leads flow, and where they are lost. */
@PageController
class WaterfallPageController {

  private static final String PATH = "/waterfall";
  private static final List<Integer> PERIODS = List.of(7, 30, 90, 365);

  private final Waterfalls waterfalls;
  private final Vantages vantages;
  private final FilterChoices choices;
  private final LifecyclePicture picture;
  private final Words words;
  private final Clock clock;

  WaterfallPageController(
      Waterfalls waterfalls,
      Vantages vantages,
      FilterChoices choices,
      LifecyclePicture picture,
      Words words,
      Clock clock) {
    this.waterfalls = waterfalls;
    this.vantages = vantages;
    this.choices = choices;
    this.picture = picture;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping(PATH)
  ModelAndView show(HttpServletRequest request) {
    var filter = FigureFilter.of(request, clock);
    choices.requireKnown(filter);
    var viewer = Viewer.of(request);
    var it = WaterfallPage.of(waterfalls.read(filter, viewer), vantages.of(viewer));
    var page = new ModelAndView("waterfall", "it", it);
    page.addObject("choices", choices.read());
    page.addObject("periods", periods(filter));
    page.addObject("filtered", filter.isOfKind());
    page.addObject("findings", Findings.of(it, words));
    page.addObject("viewBox", picture.viewBox());
    page.addObject("drawing", picture.drawing());
    page.addObject("badges", Badges.of(picture, it, words));
    return page;
  }

  private List<Period> periods(FigureFilter filter) {
    var tomorrow = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
    return PERIODS.stream()
        .map(
            days -> {
              var other = filter.within(tomorrow.minusDays(days), tomorrow);
              return new Period(days, PATH + "?" + other.query(), other.equals(filter));
            })
        .toList();
  }

  /** One that can be chosen at once: so many days until now. */
  public record Period(int days, String href, boolean chosen) {}
}
