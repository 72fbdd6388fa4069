package io.sluice.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is no CSV is told what it is and what to do. */
class UnreadableTest {

  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of(
            zip("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"),
            "The file is an Excel workbook (XLSX), not CSV."),
        Arguments.of(
            zip("mimetype application/vnd.oasis.opendocument.spreadsheet", "content.xml"),
            "The file is an OpenDocument spreadsheet (ODS), not CSV."),
        Arguments.of(
            zip("[Content_Types].xml", "word/document.xml"),
            "The file is an Office document, not CSV."),
        Arguments.of(
            zip("Index/Document.iwa", "Data/x.png"), "The file is a Numbers spreadsheet, not CSV."),
        Arguments.of(zip("leads.csv"), "The file is a ZIP archive, not CSV."),
        Arguments.of(gzip("email\n"), "The file is packed with gzip, not CSV."),
        Arguments.of(
            Sheets.bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0),
            "The file is an old Excel workbook (XLS) or another old Office document, not CSV."),
        Arguments.of(text("%PDF-1.7\n%âãÏÓ\n"), "The file is a PDF, not CSV."),
        Arguments.of(text("SQLite format 3\0"), "The file is an SQLite database, not CSV."),
        Arguments.of(
            text("\n<!DOCTYPE html><html lang=\"en\"><title>Log in</title>"),
            "The file is a web page (HTML), not CSV."),
        Arguments.of(text("\uFEFF<?xml version=\"1.0\"?><Workbook>"), "The file is XML, not CSV."),
        Arguments.of(text("[\n  {\n    \"email\": \"a\"}]"), "The file is JSON, not CSV."),
        Arguments.of(text("BEGIN:VCARD\nVERSION:4.0\n"), "The file is a list of vCards, not CSV."));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("others")
  void isToldByName(byte[] file, String sentence) {
    var told = catchThrowableOfType(UnreadableSheetException.class, () -> Sheets.open(file));

    assertThat(told).hasMessage(sentence);
    assertThat(told.fix()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", " \r\n", "\uFEFF", ",,,\n", "sep=;\n"})
  void anEmptyFileIsTold(String text) {
    var told = catchThrowableOfType(UnreadableSheetException.class, () -> Sheets.open(text));

    assertThat(told).hasMessage("The file is empty.");
    assertThat(told.fix()).isEqualTo("send a first row with the names of the columns");
  }

  @Test
  void aFileWithoutHeaderIsTold() {
    var told =
        catchThrowableOfType(
            UnreadableSheetException.class,
            () -> Sheets.open("ann@example.com,Ann\nbob@example.com,Bob\n"));

    assertThat(told)
        .hasMessage("The first row does not name the columns: it has an email address in it.");
    assertThat(told.fix()).isEqualTo("put a row with the names of the columns above the data");
  }

  @Test
  void bytesOfAProgramAreTold() {
    var file = new byte[100_000];
    new Random(7).nextBytes(file);
    file[0] = 'x';

    assertThat(catchThrowableOfType(UnreadableSheetException.class, () -> Sheets.open(file)))
        .hasMessage("The file is not text: it has bytes in it that only programs read.");
  }

  @Test
  void aHeaderAloneIsAFileWithoutRows() {
    assertThat(Sheets.rows("email,name")).isEmpty();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Files of that name, with what stands behind a space in them. */
  private static byte[] zip(String... entries) {
    var file = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(file)) {
      zip.setLevel(0);
      for (var entry : entries) {
        zip.putNextEntry(new ZipEntry(entry.split(" ")[0]));
        zip.write(text(entry));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  private static byte[] gzip(String text) {
    var file = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(file)) {
      gzip.write(text(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }
}
