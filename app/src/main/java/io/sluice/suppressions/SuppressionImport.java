package io.sluice.suppressions;

import io.sluice.problem.Problem;
import io.sluice.request.JsonReader;
import org.springframework.stereotype.Service;

/** Takes a list of entries in, all of them or none. */
@Service
public class SuppressionImport {

  private static final int MOST = 1_000;

  private final JsonReader reader;
  private final SuppressionRegister register;

  SuppressionImport(JsonReader reader, SuppressionRegister register) {
    this.reader = reader;
    this.register = register;
  }

  /**
   * @param json an object with the field {@code entries}
   * @throws Problem that names everything that is wrong, each entry by its place from 0
   */
  public SuppressionReceipt load(byte[] json) {
    var all = reader.readList(json, EntryReader.LIST, EntryReader.FIELDS, MOST);
    return register.add(EntryReader.readAll(all));
  }
}
