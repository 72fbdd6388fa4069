package io.sluice.sheet;

import static io.sluice.sheet.Sheets.good;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file does not say of itself is found out. */
class DialectTest {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int[] NO_MARK = {};
  private static final String PEOPLE =
      """
      email,firstName,lastName,city,note
      ada@example.com,Ada,Müller,Köln,schöne Grüße
      joe@example.com,José,Núñez,São Paulo,até já – amanhã
      """;

  static Stream<Arguments> encodings() {
    return Stream.of(
        Arguments.of(StandardCharsets.UTF_8, NO_MARK),
        Arguments.of(StandardCharsets.UTF_8, new int[] {0xEF, 0xBB, 0xBF}),
        Arguments.of(StandardCharsets.UTF_16LE, NO_MARK),
        Arguments.of(StandardCharsets.UTF_16LE, new int[] {0xFF, 0xFE}),
        Arguments.of(StandardCharsets.UTF_16BE, NO_MARK),
        Arguments.of(StandardCharsets.UTF_16BE, new int[] {0xFE, 0xFF}),
        Arguments.of(Charset.forName("UTF-32LE"), new int[] {0xFF, 0xFE, 0, 0}),
        Arguments.of(Charset.forName("UTF-32BE"), new int[] {0, 0, 0xFE, 0xFF}),
        Arguments.of(WINDOWS_1252, NO_MARK));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void findsTheEncoding(Charset charset, int[] mark) {
    var sheet = Sheets.open(Sheets.bytes(mark, PEOPLE, charset));

    assertThat(sheet.dialect()).isEqualTo(new Dialect(charset, mark.length > 0, ',', '"'));
    assertThat(sheet.header()).startsWith("email");
    assertThat(Sheets.rows(sheet))
        .containsExactly(
            good(2, "ada@example.com", "Ada", "Müller", "Köln", "schöne Grüße"),
            good(3, "joe@example.com", "José", "Núñez", "São Paulo", "até já – amanhã"));
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1252, 'Mueller,Jürgen,Düsseldorf'",
    "windows-1252, 'Lefèvre,Benoît,Besançon'",
    "windows-1252, 'Åberg,Sören,Malmö'",
    "windows-1252, 'Smith,Ann,10 €'",
    "windows-1251, 'Иванов,Сергей,Мы будем рады узнать о ценах и о том как это работает'",
    "windows-1251, 'Петрова,Анна,Пожалуйста пришлите нам предложение на двадцать мест'",
    "Shift_JIS, '山田,太郎,お世話になっております。資料を送ってください。よろしくお願いします。'",
    "GB18030, '王,伟,您好，请把产品的价格和说明发给我们，我们想了解一下你们的服务。'",
  })
  void findsTheEncodingOfALanguage(Charset charset, String row) {
    var text = "last,first,note\n" + (row + "\n").repeat(20);

    var sheet = Sheets.open(text.getBytes(charset));

    assertThat(sheet.dialect().charset()).isEqualTo(charset);
    assertThat(Sheets.rows(sheet)).hasSize(20).element(0).isEqualTo(good(2, row.split(",")));
  }

  @Test
  void takesAShortWesternTextForOneWhateverElseStandsInIt() {
    var random = new Random(7);
    for (int i = 0; i < 500; i++) {
      var address = new UUID(random.nextLong(), random.nextLong()) + "@example.com";
      var text = "E-Mail;Vorname;Größe\r\n%s;Jürgen;12\r\nnobody;Änne;13\r\n".formatted(address);

      var sheet = Sheets.open(text.getBytes(Charset.forName("windows-1252")));

      assertThat(sheet.dialect().charset()).as(address).hasToString("windows-1252");
    }
  }

  @Test
  void findsUtf16OfChinese() {
    var sheet = Sheets.open("姓名,公司\n上海人,上海上海上海有限公司\n".getBytes(StandardCharsets.UTF_16LE));

    assertThat(sheet.dialect().charset()).isEqualTo(StandardCharsets.UTF_16LE);
    assertThat(Sheets.rows(sheet)).containsExactly(good(2, "上海人", "上海上海上海有限公司"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252"})
  void findsTheEncodingWhereItFirstShows(Charset charset) {
    int plainRows = 50_000;
    var text =
        "email,name\n" + "ann@example.com,Ann\n".repeat(plainRows) + "j@example.com,Jürgen\n";

    var sheet = Sheets.open(text.getBytes(charset));
    var rows = Sheets.rows(sheet);

    assertThat(rows).hasSize(plainRows + 1);
    assertThat(rows.getLast()).isEqualTo(good(plainRows + 2, "j@example.com", "Jürgen"));
    assertThat(sheet.dialect().charset()).isEqualTo(charset);
  }

  @Test
  void aRowThatIsNotInTheEncodingIsBroken() {
    var text = PEOPLE + "x,y,z,#,\n" + "ann@example.com,Änn,,,\n";
    var file = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < file.length; i++) {
      file[i] = file[i] == '#' ? (byte) 0xFC : file[i];
    }

    assertThat(Sheets.rows(Sheets.open(file)))
        .hasSize(4)
        .endsWith(
            new BrokenRow(
                4,
                "The row has bytes in it that are no characters in UTF-8; save the file as UTF-8"),
            good(5, "ann@example.com", "Änn", "", "", ""));
  }

  @Test
  void aLoneSurrogateCostsItsRow() {
    var text = "a,b\nx\uD800\n" + "1,2\n".repeat(10);
    var file = new byte[text.length() * 2];
    for (int i = 0; i < text.length(); i++) {
      file[2 * i] = (byte) text.charAt(i);
      file[2 * i + 1] = (byte) (text.charAt(i) >> 8);
    }

    var rows = Sheets.rows(Sheets.open(file));

    assertThat(rows).hasSize(11).element(1).isEqualTo(good(3, "1", "2"));
    assertThat(rows.getFirst()).isInstanceOf(BrokenRow.class);
  }

  @Test
  void aZeroByteCostsItsRow() {
    assertThat(Sheets.rows(PEOPLE + "x,\0,,,\n" + PEOPLE))
        .contains(new BrokenRow(4, "The row has a zero byte in it; remove it"))
        .hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t', '|'})
  void findsTheDelimiter(char delimiter) {
    var sheet =
        Sheets.open(
            "email#name#revenue#note\nann@example.com#Ann#1,5#\"a#b\"\nbob@example.com#Bob#2,5#x; y|z\n"
                .replace('#', delimiter)
                .replace("1,5", delimiter == ',' ? "15" : "1,5")
                .replace("2,5", delimiter == ',' ? "25" : "2,5")
                .replace("x; y|z", delimiter == ',' ? "x; y|z" : "x"));

    assertThat(sheet.dialect())
        .isEqualTo(new Dialect(StandardCharsets.UTF_8, false, delimiter, '"'));
    assertThat(sheet.header()).containsExactly("email", "name", "revenue", "note");
    assertThat(Sheets.rows(sheet))
        .hasSize(2)
        .element(0)
        .isEqualTo(
            good(
                2,
                "ann@example.com",
                "Ann",
                delimiter == ',' ? "15" : "1,5",
                "a" + delimiter + "b"));
  }

  @Test
  void commasOfNumbersAreNoDelimiters() {
    var sheet = Sheets.open("Name;Revenue, EUR\nAnn;1,5\nBob;2,5\n");

    assertThat(sheet.header()).containsExactly("Name", "Revenue, EUR");
  }

  @Test
  void aSingleColumnNeedsNoDelimiter() {
    var sheet = Sheets.open("email\nann@example.com\nbob@example.com\n");

    assertThat(sheet.header()).containsExactly("email");
    assertThat(Sheets.rows(sheet))
        .containsExactly(good(2, "ann@example.com"), good(3, "bob@example.com"));
  }

  @Test
  void believesTheLineForExcel() {
    var sheet = Sheets.open("sep=^\r\na^b\r\n1,2^3\r\n");

    assertThat(sheet.dialect().delimiter()).isEqualTo('^');
    assertThat(sheet.header()).containsExactly("a", "b");
    assertThat(Sheets.rows(sheet)).containsExactly(good(3, "1,2", "3"));
  }

  @Test
  void findsSingleQuotes() {
    var sheet = Sheets.open("'name','note'\n'O''Brien','a, b'\n'Ann','\"x\"'\n");

    assertThat(sheet.dialect().quote()).isEqualTo('\'');
    assertThat(Sheets.rows(sheet))
        .containsExactly(good(2, "O'Brien", "a, b"), good(3, "Ann", "\"x\""));
  }

  @Test
  void spacesAroundQuotesAreNoPartOfACell() {
    assertThat(Sheets.rows("\"name\", \"note\"\n\"Ann\" , \"a, b\"\n Bob, x \n"))
        .containsExactly(good(2, "Ann", "a, b"), good(3, " Bob", " x "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void countsLinesAsAnEditor(String lineEnd) {
    var text = "\na,b\n1,2\n\n\"x\ny\",3\n  \n,\n4,5".replace("\n", lineEnd);

    var sheet = Sheets.open(text);

    assertThat(sheet.header()).containsExactly("a", "b");
    assertThat(Sheets.rows(sheet))
        .containsExactly(good(3, "1", "2"), good(5, "x" + lineEnd + "y", "3"), good(9, "4", "5"));
  }

  @Test
  void namesOfColumnsHaveNoSpacesAround() {
    assertThat(Sheets.open(" email ,\"First Name\"\n").header())
        .containsExactly("email", "First Name");
  }
}
