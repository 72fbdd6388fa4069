package io.sluice.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A row, cell by cell in the order of {@link LeadFile#COLUMNS}. */
record MadeUpLead(List<String> cells) {

  MadeUpLead withEmail(String email) {
    return with("email", email);
  }

  MadeUpLead withNote(String note) {
    return with("note", note);
  }

  MadeUpLead with(String column, String value) {
    var changed = new ArrayList<>(cells);
    changed.set(LeadFile.COLUMNS.indexOf(column), value);
    return new MadeUpLead(List.copyOf(changed));
  }

  /** As a line, quoted where it has to be. */
  String csv() {
    return cells.stream().map(MadeUpLead::quoted).collect(Collectors.joining(",", "", "\n"));
  }

  private static String quoted(String cell) {
    return cell.indexOf(',') < 0 && cell.indexOf('"') < 0
        ? cell
        : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
