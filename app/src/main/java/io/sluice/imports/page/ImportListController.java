package io.sluice.imports.page;

import io.sluice.access.Caller;
import io.sluice.imports.ImportDesk;
import io.sluice.imports.Received;
import io.sluice.imports.Upload;
import io.sluice.page.Complaint;
import io.sluice.page.FileForm;
import io.sluice.page.Htmx;
import io.sluice.page.PageController;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The imports there are, and where the next one begins. */
@PageController
class ImportListController {

  private static final int MOST_IMPORTS = 50;

  private final ImportDesk desk;

  ImportListController(ImportDesk desk) {
    this.desk = desk;
  }

  @GetMapping(ImportAddress.LIST)
  ModelAndView show(HttpServletRequest request) {
    return page(request);
  }

  @PostMapping(path = ImportAddress.LIST, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ModelAndView receive(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var caller = Caller.of(request);
    try {
      var received = receive(caller, FileForm.of(request));
      return Htmx.goTo(ImportAddress.of(received), request, response);
    } catch (Problem e) {
      var page = page(request);
      page.addObject("complaint", Complaint.of(e));
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
  }

  private Received receive(Caller caller, FileForm form) throws IOException {
    var file = form.file().orElseThrow(ImportListController::noFile);
    var again = form.field("again").isPresent();
    var mapping = form.field("mapping");
    var upload = new Upload(file.getName(), mapping, Map.of(), false, false, again);
    var received = desk.receive(caller, file.getInputStream(), upload);
    if (!received.known()) {
      form.field("like")
          .flatMap(ImportListController::id)
          .ifPresent(earlier -> mapLike(caller, received.id(), earlier));
    }
    return received;
  }

  /** A file that was corrected means what it did before. */
  private void mapLike(Caller caller, UUID id, UUID earlier) {
    var known = desk.view(caller, earlier);
    desk.map(caller, id, known.mapping().in(known.header(), desk.view(caller, id).header()));
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Problem noFile() {
    return Problem.invalid(
        "There is no file.", List.of(new Violation("file", null, "choose a CSV file")));
  }

  private ModelAndView page(HttpServletRequest request) {
    var sight = FileSight.of(request);
    var page = new ModelAndView("imports/list");
    page.addObject(
        "imports",
        desk.list(Caller.of(request), MOST_IMPORTS).stream()
            .map(file -> new ImportPart(file, sight))
            .toList());
    page.addObject("mappings", desk.mappings());
    return page;
  }
}
