package io.sluice.leads;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.sluice.access.Looks;
import io.sluice.access.Viewer;
import io.sluice.sheet.FormulaCell;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The leads of a list as a file, under the names by which leads are imported. Who sees no phones
 * gets no column of them.
 */
@Component
public class LeadCsv {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final String PHONE = "phone";

  private static final List<Column> COLUMNS =
      List.of(
          new Column("leadId", LeadRow::leadId),
          new Column("cycle", LeadRow::cycle),
          new Column("email", LeadRow::email),
          new Column("firstName", LeadRow::firstName),
          new Column("lastName", LeadRow::lastName),
          new Column(PHONE, LeadRow::phone),
          new Column("jobTitle", LeadRow::jobTitle),
          new Column("company", LeadRow::company),
          new Column("website", LeadRow::website),
          new Column("country", LeadRow::country),
          new Column("industry", LeadRow::industry),
          new Column("employees", LeadRow::employees),
          new Column("source", LeadRow::source),
          new Column("channel", LeadRow::channel),
          new Column("grade", LeadRow::grade),
          new Column("stage", LeadRow::place),
          new Column("since", LeadRow::since),
          new Column("reason", LeadRow::reason),
          new Column("owner", LeadRow::owner),
          new Column("dueAt", LeadRow::dueAt));

  private final LeadList leads;
  private final Looks looks;

  LeadCsv(LeadList leads, Looks looks) {
    this.leads = leads;
    this.looks = looks;
  }

  /** Writes UTF-8 with a byte order mark, which spreadsheets need to see it. */
  public void write(LeadQuery query, Viewer viewer, OutputStream out) throws IOException {
    var columns =
        COLUMNS.stream()
            .filter(column -> viewer.seesPhones() || !column.name().equals(PHONE))
            .toList();
    var shown = new ArrayList<UUID>();
    out.write(BYTE_ORDER_MARK);
    try (var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
      csv.writeRecord(columns.stream().map(Column::name).toList());
      leads.forEach(
          query,
          viewer,
          row -> {
            csv.writeRecord(columns.stream().map(column -> column.cell(row)).toList());
            shown.add(row.leadId());
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    looks.note(viewer, "leads.csv", shown, query.parameters());
  }

  private record Column(String name, Function<LeadRow, Object> value) {

    String cell(LeadRow row) {
      var cell = value.apply(row);
      return cell == null
          ? ""
          : FormulaCell.neutralised(FormulaCell.neutralisedWithin(cell.toString()));
    }
  }
}
