package io.sluice.account;

import io.sluice.suppression.WordList;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What of a company's name is compared. */
public final class CompanyName {

  private static final WordList LEGAL_FORMS = WordList.read(CompanyName.class, "legal-form.txt");

  private CompanyName() {}

  /**
   * Its words in lower case, without accents, punctuation and the legal form: {@code Müller & Söhne
   * GmbH & Co. KG} is {@code muller sohne}.
   *
   * @return null for none, or for one that has neither a letter nor a digit
   */
  public static String keyOf(String name) {
    if (name == null) {
      return null;
    }
    var words = words(name);
    var bare = withoutLegalForm(words);
    var key = String.join(" ", bare.isEmpty() ? words : bare);
    return key.isEmpty() ? null : key;
  }

  private static List<String> words(String name) {
    var plain =
        Normalizer.normalize(name, Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[.'’]", "")
            .replaceAll("\\bz o ?o\\b", "zoo")
            .replaceAll("[^\\p{L}\\p{N}]+", " ")
            .strip();
    return plain.isEmpty() ? List.of() : joinedLetters(List.of(plain.split(" ")));
  }

  /** {@code s a r l} is {@code sarl}. */
  private static List<String> joinedLetters(List<String> words) {
    var joined = new ArrayList<String>();
    var isLetter = false;
    for (var word : words) {
      var letter = word.length() == 1 && Character.isLetter(word.charAt(0));
      if (letter && isLetter) {
        joined.add(joined.removeLast() + word);
      } else {
        joined.add(word);
      }
      isLetter = letter;
    }
    return joined;
  }

  private static List<String> withoutLegalForm(List<String> words) {
    var bare = new ArrayList<>(words);
    while (!bare.isEmpty() && LEGAL_FORMS.contains(bare.getLast())) {
      bare.removeLast();
    }
    return bare;
  }
}
