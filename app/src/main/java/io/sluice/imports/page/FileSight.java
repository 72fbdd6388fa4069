package io.sluice.imports.page;

import io.sluice.access.Caller;
import io.sluice.access.Viewer;
import io.sluice.imports.ImportView;
import io.sluice.imports.PreviewRow;
import io.sluice.imports.RefusedRow;
import io.sluice.imports.RowProblem;
import io.sluice.page.PhoneMask;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What somebody is shown of files. Who is shown no phone numbers is shown nothing of a file that
 * may be one, whichever column it stands in; its rows themselves, which have to be as they were to
 * be corrected, they get of their own files only.
 *
 * @param name of the key or the user
 */
record FileSight(boolean phones, Optional<String> name) {

  private static final String PHONE = "phone";
  private static final String EMAIL = "email";
  private static final PhoneMask MASK = new PhoneMask();

  static FileSight of(HttpServletRequest request) {
    return new FileSight(
        Viewer.find(request).map(Viewer::seesPhones).orElse(true), Caller.of(request).name());
  }

  /** Whether they may take its refused rows away as they were. */
  public boolean takesRowsOf(ImportView file) {
    return phones || name.isPresent() && name.get().equals(file.createdBy());
  }

  public String text(String text) {
    return phones ? text : MASK.apply(text);
  }

  List<PreviewRow> preview(ImportView file, List<PreviewRow> rows) {
    return phones ? rows : rows.stream().map(row -> masked(file, row)).toList();
  }

  List<RefusedRow> refused(List<RefusedRow> rows) {
    return phones
        ? rows
        : rows.stream().map(row -> new RefusedRow(row.line(), masked(row.errors()))).toList();
  }

  private PreviewRow masked(ImportView file, PreviewRow row) {
    var lead = new TreeMap<String, String>();
    row.lead().forEach((field, value) -> lead.put(field, masked(field, value)));
    return new PreviewRow(
        row.line(),
        cells(file, row.cells()),
        lead,
        row.outcome(),
        row.says(),
        masked(row.errors()));
  }

  private List<String> cells(ImportView file, List<String> cells) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> masked(fieldOf(file, i), cells.get(i)))
        .toList();
  }

  /** Empty where the column means none. */
  private static String fieldOf(ImportView file, int column) {
    Map<String, String> columns = file.mapping().columns();
    return column < file.header().size() ? columns.getOrDefault(file.header().get(column), "") : "";
  }

  private List<RowProblem> masked(List<RowProblem> errors) {
    return errors.stream()
        .map(
            error ->
                new RowProblem(
                    error.field(),
                    text(error.column()),
                    error.field().equals(PHONE) ? hidden(error.value()) : text(error.value()),
                    error.fix(),
                    error.suppressed()))
        .toList();
  }

  private String masked(String field, String value) {
    return switch (field) {
      case PHONE -> hidden(value);
      case EMAIL -> value;
      default -> text(value);
    };
  }

  private static String hidden(String value) {
    return value == null || value.isEmpty() ? value : PhoneMask.MASK;
  }
}
