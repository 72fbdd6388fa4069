package io.sluice.imports.page;

import io.sluice.access.Caller;
import io.sluice.access.ShowsPeople;
import io.sluice.imports.ImportDesk;
import io.sluice.imports.ImportView;
import io.sluice.imports.LeadFieldView;
import io.sluice.imports.Mapping;
import io.sluice.imports.PreviewRow;
import io.sluice.page.Complaint;
import io.sluice.page.FormFields;
import io.sluice.page.Htmx;
import io.sluice.page.PageController;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One import, from its file to what became of the rows. */
@PageController
class ImportPageController {

  private static final int PREVIEW_ROWS = 20;
  private static final String NAME = "name";
  private static final String TRANSLATIONS = "translations";

  private final ImportDesk desk;

  ImportPageController(ImportDesk desk) {
    this.desk = desk;
  }

  @ShowsPeople
  @GetMapping(ImportAddress.ONE)
  ModelAndView show(
      @PathVariable UUID id,
      @RequestParam(name = ImportAddress.KNOWN, required = false) String known,
      HttpServletRequest request) {
    var caller = Caller.of(request);
    var sight = FileSight.of(request);
    var file = desk.view(caller, id);
    var page = page(caller, sight, file);
    page.addObject(ImportAddress.KNOWN, known != null);
    if (new ImportPart(file, sight).mappable()) {
      var preview = sight.preview(file, desk.preview(caller, id, PREVIEW_ROWS));
      page.addObject("mapping", MappingPart.of(file, desk.fields(), preview));
      addPreview(page, file.mapping(), preview);
    }
    return page;
  }

  @PostMapping(ImportAddress.ONE + "/mapping")
  ModelAndView map(@PathVariable UUID id, HttpServletRequest request) {
    return mapAnd(id, request, mapping -> {});
  }

  @PostMapping(ImportAddress.ONE + "/mapping/saved")
  ModelAndView save(@PathVariable UUID id, HttpServletRequest request) {
    return mapAnd(
        id,
        request,
        mapping -> {
          var name = new FormFields(request).text(NAME).orElseThrow(ImportPageController::noName);
          desk.save(Caller.of(request), name, mapping);
          desk.map(Caller.of(request), id, name);
        });
  }

  @PostMapping(ImportAddress.ONE + "/dry-run")
  ModelAndView tryOut(@PathVariable UUID id, HttpServletRequest request) {
    return mapAnd(id, request, mapping -> desk.start(Caller.of(request), id, true));
  }

  @PostMapping(ImportAddress.ONE + "/start")
  ModelAndView start(@PathVariable UUID id, HttpServletRequest request) {
    return mapAnd(id, request, mapping -> desk.start(Caller.of(request), id, false));
  }

  @PostMapping(ImportAddress.ONE + "/mapping/chosen")
  ModelAndView use(@PathVariable UUID id, @RequestParam String name, HttpServletRequest request) {
    desk.map(Caller.of(request), id, name);
    return Htmx.seeOther(ImportAddress.of(id));
  }

  @PostMapping(ImportAddress.ONE + "/cancel")
  ModelAndView cancel(@PathVariable UUID id, HttpServletRequest request) {
    desk.cancel(Caller.of(request), id);
    return Htmx.seeOther(ImportAddress.of(id));
  }

  @ShowsPeople
  @GetMapping(ImportAddress.ONE + "/refused.csv")
  void refused(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var caller = Caller.of(request);
    var file = desk.view(caller, id);
    if (!FileSight.of(request).takesRowsOf(file)) {
      throw notTheirs();
    }
    try (var csv = desk.refused(caller, id)) {
      csv.sendTo(response, refusedName(file.fileName()));
    }
  }

  private static String refusedName(String fileName) {
    return fileName.replaceFirst("(?i)\\.(csv|txt|tsv)$", "") + "-refused.csv";
  }

  /** What was sent is kept on the page that says what is wrong with it. */
  private ModelAndView mapAnd(UUID id, HttpServletRequest request, Consumer<Mapping> then) {
    var caller = Caller.of(request);
    var file = desk.view(caller, id);
    var form = new FormFields(request);
    var translations = form.text(TRANSLATIONS).orElse("");
    var mapping = MappingPart.read(file, form, new Translations(Map.of()));
    try {
      mapping = MappingPart.read(file, form, Translations.read(translations));
      desk.map(caller, id, mapping);
      then.accept(mapping);
      return Htmx.seeOther(ImportAddress.of(id));
    } catch (Problem.Refused e) {
      var now = desk.view(caller, id);
      var page = page(caller, FileSight.of(request), now);
      return wrong(page, now, mapping, translations, e);
    }
  }

  private ModelAndView wrong(
      ModelAndView page, ImportView file, Mapping mapping, String translations, Problem problem) {
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    page.addObject(
        "mapping", MappingPart.of(file, mapping, translations, desk.fields(), List.of()));
    page.addObject("complaint", Complaint.of(problem));
    addPreview(page, mapping, List.of());
    return page;
  }

  private ModelAndView page(Caller caller, FileSight sight, ImportView file) {
    var page = new ModelAndView("imports/import");
    var part = new ImportPart(file, sight);
    page.addObject("it", part);
    page.addObject("refresh", part.underWay());
    page.addObject("file", file);
    page.addObject("labels", labels());
    page.addObject("mappings", desk.mappings());
    page.addObject("savesMappings", caller.source().isEmpty());
    return page;
  }

  private Map<String, String> labels() {
    var labels =
        desk.fields().stream()
            .collect(Collectors.toMap(LeadFieldView::name, field -> FieldLabel.of(field.name())));
    labels.put("row", "the whole row");
    return labels;
  }

  /** Shows the fields that have a column or a value, in the order of a lead. */
  private void addPreview(ModelAndView page, Mapping mapping, List<PreviewRow> preview) {
    var shown =
        desk.fields().stream()
            .map(field -> new MappingPart.Choice(field.name(), FieldLabel.of(field.name())))
            .filter(
                field ->
                    mapping.columns().containsValue(field.field())
                        || mapping.values().containsKey(field.field()))
            .toList();
    page.addObject("shown", shown);
    page.addObject("preview", preview);
  }

  private static Problem notTheirs() {
    return Problem.forbidden(
        "These rows are as they stood in the file, with phone numbers. Whoever uploaded it can"
            + " take them away, and so can an administrator: please ask one of them.");
  }

  private static Problem noName() {
    return Problem.invalid(
        "The mapping was not saved.",
        List.of(new Violation(NAME, null, "write the name to save it under")));
  }
}
