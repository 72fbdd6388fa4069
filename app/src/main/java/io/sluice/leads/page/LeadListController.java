package io.sluice.leads.page;

import io.sluice.access.Looks;
import io.sluice.access.Viewer;
import io.sluice.figures.FilterChoices;
import io.sluice.leads.LeadCsv;
import io.sluice.leads.LeadList;
import io.sluice.leads.LeadOrder;
import io.sluice.leads.LeadQuery;
import io.sluice.leads.LeadRow;
import io.sluice.leads.LeadWords;
import io.sluice.page.Complaint;
import io.sluice.page.Htmx;
import io.sluice.page.PageController;
import io.sluice.problem.Problem;
import io.sluice.sheet.CsvFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The leads there are, to look through and to take away. */
@PageController
class LeadListController {

  private static final String LIST = "/leads";
  private static final String REPLACE_ADDRESS = "HX-Replace-Url";

  private final LeadList leads;
  private final LeadCsv csv;
  private final FilterChoices choices;
  private final Looks looks;
  private final Clock clock;

  LeadListController(LeadList leads, LeadCsv csv, FilterChoices choices, Looks looks, Clock clock) {
    this.leads = leads;
    this.csv = csv;
    this.choices = choices;
    this.looks = looks;
    this.clock = clock;
  }

  @GetMapping(LIST)
  ModelAndView show(HttpServletRequest request, HttpServletResponse response) {
    var viewer = Viewer.of(request);
    try {
      var query = query(request);
      if (Htmx.asks(request)) {
        response.setHeader(REPLACE_ADDRESS, LIST + query.suffix());
      }
      return page(query, viewer);
    } catch (Problem e) {
      if (Htmx.asks(request)) {
        return refused(e);
      }
      throw e;
    }
  }

  private LeadQuery query(HttpServletRequest request) {
    var query = LeadQuery.of(request, clock);
    choices.requireKnown(query.filter());
    return query;
  }

  /** Of a page that stays as it is, with what is to be mended in its form. */
  private static ModelAndView refused(Problem problem) {
    var part = new ModelAndView("leads/parts :: refused", HttpStatus.UNPROCESSABLE_CONTENT);
    part.addObject("complaint", Complaint.of(problem));
    return part;
  }

  private ModelAndView page(LeadQuery query, Viewer viewer) {
    var found = leads.find(query, viewer);
    looks.note(
        viewer, "leads", found.rows().stream().map(LeadRow::leadId).toList(), query.parameters());
    var page = new ModelAndView("leads/list");
    page.addObject("query", query);
    page.addObject("list", new ListPart(query, found));
    page.addObject("choices", choices.read());
    page.addObject("phones", viewer.seesPhones());
    page.addObject("orders", LeadOrder.values());
    page.addObject("places", LeadWords.places());
    return page;
  }

  @GetMapping(LIST + ".csv")
  void download(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var viewer = Viewer.of(request);
    var query = query(request);
    try (var file = CsvFile.of(out -> csv.write(query, viewer, out))) {
      file.sendTo(response, "leads.csv");
    }
  }
}
