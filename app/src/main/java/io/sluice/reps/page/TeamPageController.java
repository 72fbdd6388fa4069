package io.sluice.reps.page;

import io.sluice.access.Viewer;
import io.sluice.page.Htmx;
import io.sluice.page.PageController;
import io.sluice.problem.Problem;
import io.sluice.reps.TeamDesk;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Who works where, how much and when; a manager sees and maintains their own teams. */
@PageController
class TeamPageController {

  private static final String PATH = "/team";
  private static final String REP = PATH + "/{username}";
  private static final String CHANGED = "changed";
  private static final String PLANNED = "planned";

  private final Members members;
  private final TeamDesk desk;

  TeamPageController(Members members, TeamDesk desk) {
    this.members = members;
    this.desk = desk;
  }

  @GetMapping(PATH)
  ModelAndView show(
      @RequestParam(name = CHANGED, required = false) String changed,
      @RequestParam(name = PLANNED, required = false) Integer planned,
      HttpServletRequest request) {
    var visible = visible(request);
    var page = page(visible, null);
    visible.stream()
        .filter(member -> member.username().equals(changed))
        .findFirst()
        .ifPresent(member -> page.addObject(CHANGED, member));
    page.addObject(PLANNED, planned);
    return page;
  }

  @PostMapping(REP)
  ModelAndView change(
      @PathVariable String username,
      @RequestParam Map<String, String> sent,
      HttpServletRequest request) {
    require(username, request);
    return tried(
        username,
        "load",
        sent,
        request,
        () ->
            desk.change(
                username,
                of(sent, TeamDesk.WEIGHT, TeamDesk.CAPACITY),
                sent.containsKey("active")));
  }

  @PostMapping(REP + "/absences")
  ModelAndView addAbsence(
      @PathVariable String username,
      @RequestParam Map<String, String> sent,
      HttpServletRequest request) {
    var zone = require(username, request).zone();
    return tried(
        username,
        "absence",
        sent,
        request,
        () -> desk.addAbsence(username, zone, of(sent, TeamDesk.FROM, TeamDesk.UNTIL)));
  }

  @PostMapping(REP + "/absences/{absenceId}/taken-back")
  ModelAndView removeAbsence(
      @PathVariable String username, @PathVariable UUID absenceId, HttpServletRequest request) {
    require(username, request);
    desk.removeAbsence(username, absenceId);
    return changed(username);
  }

  @PostMapping(REP + "/replan")
  ModelAndView replan(@PathVariable String username, HttpServletRequest request) {
    require(username, request);
    var moved = desk.replan(username).moved();
    return Htmx.seeOther(PATH + "?" + PLANNED + "=" + moved);
  }

  private ModelAndView tried(
      String username,
      String form,
      Map<String, String> sent,
      HttpServletRequest request,
      Runnable change) {
    try {
      change.run();
      return changed(username);
    } catch (Problem.Refused e) {
      var page = page(visible(request), new Mistake(username, form, e, sent));
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
  }

  private static ModelAndView changed(String username) {
    return Htmx.seeOther(
        UriComponentsBuilder.fromPath(PATH)
            .queryParam(CHANGED, "{username}")
            .encode()
            .buildAndExpand(username)
            .toUriString());
  }

  private static Map<String, String> of(Map<String, String> sent, String... fields) {
    var some = new HashMap<String, String>();
    for (var field : fields) {
      some.put(field, sent.get(field));
    }
    return some;
  }

  private ModelAndView page(List<Member> visible, Mistake mistake) {
    var page = new ModelAndView("team");
    page.addObject(
        "teams",
        visible.stream()
            .collect(
                Collectors.groupingBy(Member::label, LinkedHashMap::new, Collectors.toList())));
    page.addObject("mistake", mistake);
    return page;
  }

  /** One of another manager's is as one whom there is not. */
  private Member require(String username, HttpServletRequest request) {
    return visible(request).stream()
        .filter(member -> member.username().equals(username))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("No rep has this user name."));
  }

  private List<Member> visible(HttpServletRequest request) {
    var teams = Viewer.of(request).teams();
    return members.all().stream()
        .filter(member -> teams.isEmpty() || teams.contains(member.team()))
        .toList();
  }
}
