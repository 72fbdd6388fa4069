package io.sluice.imports;

import io.sluice.access.Caller;
import io.sluice.problem.Problem;
import io.sluice.sheet.CsvFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;

/**
 * What people and programs do with files of leads. A caller of one source sees the imports of its
 * own and no others; to it the others do not exist.
 *
 * <p>Every method throws {@link Problem} with status 404 where there is no such import or mapping,
 * and with 409 where the state of the import does not allow it.
 */
public interface ImportDesk {

  /**
   * Reads the file to its end and stages its rows.
   *
   * @throws Problem 400 where nothing of the file can be read, with what to do about it
   * @throws IOException where the sender breaks off; then nothing is kept
   */
  Received receive(Caller caller, InputStream file, Upload upload) throws IOException;

  ImportView view(Caller caller, UUID id);

  /** The newest first, without their headers and refused rows. */
  List<ImportView> list(Caller caller, int most);

  /** What would become of the first rows now. Nothing is stored. */
  List<PreviewRow> preview(Caller caller, UUID id, int rows);

  /**
   * Sets what the columns mean, before the start or after a dry run.
   *
   * @throws Problem 400 with each column and field that there is none of, or that is mapped twice
   */
  ImportView map(Caller caller, UUID id, Mapping mapping);

  /** The same by a saved mapping; its columns that the file does not have are left out. */
  ImportView map(Caller caller, UUID id, String mappingName);

  /**
   * Lets it begin; it goes on by itself from here.
   *
   * @throws Problem 400 where something required is missing
   */
  ImportView start(Caller caller, UUID id, boolean dryRun);

  /** Ends it where it stands; what is loaded stays loaded. */
  ImportView cancel(Caller caller, UUID id);

  /**
   * The refused and broken rows as CSV in UTF-8: line, column, value and reason, then the columns
   * of the file as they were. It can be corrected and sent again.
   *
   * @return to be closed
   * @throws Problem 410 where their time is over
   */
  CsvFile refused(Caller caller, UUID id);

  /** What columns can be mapped to. */
  List<LeadFieldView> fields();

  /** In the order of their names. */
  List<SavedMapping> mappings();

  SavedMapping mapping(String name);

  /**
   * Saves it under the name for everybody, in place of what was there.
   *
   * @throws Problem 403 to a caller of one source
   */
  SavedMapping save(Caller caller, String name, Mapping mapping);

  void forget(String name);
}
