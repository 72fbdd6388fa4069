package io.sluice.sheet;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Files that are no text, or text of another kind, told by how they begin. */
enum FileKind {
  EXCEL("an Excel workbook (XLSX)", Fixes.SPREADSHEET),
  OPEN_DOCUMENT("an OpenDocument spreadsheet (ODS)", Fixes.SPREADSHEET),
  NUMBERS("a Numbers spreadsheet", "open it in Numbers and export it as CSV in UTF-8"),
  OFFICE("an Office document", Fixes.SPREADSHEET),
  OLD_EXCEL("an old Excel workbook (XLS) or another old Office document", Fixes.SPREADSHEET),
  ZIP("a ZIP archive", "unpack it and send the CSV in it"),
  GZIP("packed with gzip", "unpack it and send the CSV in it", "\u001f\u008b"),
  BZIP2("packed with bzip2", "unpack it and send the CSV in it", "BZh"),
  XZ("packed with xz", "unpack it and send the CSV in it", "\u00fd7zXZ\0"),
  ZSTD("packed with Zstandard", "unpack it and send the CSV in it", "(\u00b5/\u00fd"),
  SEVEN_ZIP("a 7z archive", "unpack it and send the CSV in it", "7z\u00bc\u00af'\u001c"),
  RAR("a RAR archive", "unpack it and send the CSV in it", "Rar!\u001a\u0007"),
  PDF("a PDF", "export the table as CSV from the program that it was made with", "%PDF-"),
  SQLITE("an SQLite database", "export the table as CSV", "SQLite format 3\0"),
  PARQUET("a Parquet file", "export the table as CSV", "PAR1"),
  PNG("a picture (PNG)", Fixes.TABLE, "\u0089PNG"),
  JPEG("a picture (JPEG)", Fixes.TABLE, "\u00ff\u00d8\u00ff"),
  RTF("a text document (RTF)", Fixes.TABLE, "{\\rtf"),
  VCARD("a list of vCards", "export the contacts as CSV", "BEGIN:VCARD"),
  WEB_PAGE("a web page (HTML)", "export as CSV, logged in; a page was saved instead of a file"),
  XML("XML", "export the table as CSV"),
  JSON("JSON", "export the table as CSV");

  private static final String ZIP_BEGIN = "PK\u0003\u0004";
  private static final String ZIP_EMPTY = "PK\u0005\u0006";
  private static final String OLE_BEGIN = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";
  private static final int TEXT_LOOKED_AT = 200;

  private final String name;
  private final String fix;
  private final String begin;

  FileKind(String name, String fix) {
    this(name, fix, null);
  }

  FileKind(String name, String fix, String begin) {
    this.name = name;
    this.fix = fix;
    this.begin = begin;
  }

  UnreadableSheetException unreadable() {
    return new UnreadableSheetException("The file is %s, not CSV.".formatted(name), fix);
  }

  /**
   * @param start the first bytes, some ten KB where there are as many
   */
  static Optional<FileKind> of(byte[] start) {
    var signs = new String(start, StandardCharsets.ISO_8859_1);
    if (signs.startsWith(ZIP_BEGIN) || signs.startsWith(ZIP_EMPTY)) {
      return Optional.of(packed(signs));
    }
    if (signs.startsWith(OLE_BEGIN)) {
      return Optional.of(OLD_EXCEL);
    }
    for (var kind : values()) {
      if (kind.begin != null && signs.startsWith(kind.begin)) {
        return Optional.of(kind);
      }
    }
    return text(signs.substring(0, Math.min(TEXT_LOOKED_AT, signs.length())));
  }

  /** The names of the files in an archive are not packed. */
  private static FileKind packed(String signs) {
    if (signs.contains("application/vnd.oasis.opendocument.spreadsheet")) {
      return OPEN_DOCUMENT;
    }
    if (signs.contains("xl/")) {
      return EXCEL;
    }
    if (signs.contains("Index/Document.iwa")) {
      return NUMBERS;
    }
    return signs.contains("[Content_Types].xml") || signs.contains("application/vnd.oasis.")
        ? OFFICE
        : ZIP;
  }

  private static Optional<FileKind> text(String signs) {
    var text = signs.replace("\u00ef\u00bb\u00bf", "").stripLeading().toLowerCase();
    if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
      return Optional.of(WEB_PAGE);
    }
    if (text.startsWith("<?xml")) {
      return Optional.of(XML);
    }
    var dense = text.replaceAll("\\s", "");
    return dense.startsWith("[{\"") || dense.startsWith("{\"")
        ? Optional.of(JSON)
        : Optional.empty();
  }

  private static final class Fixes {
    static final String SPREADSHEET =
        "open it in the spreadsheet and save it as \"CSV UTF-8 (comma delimited)\"";
    static final String TABLE = "send a table as CSV";
  }
}
