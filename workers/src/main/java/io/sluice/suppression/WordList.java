package io.sluice.suppression;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** A list that comes with the application, one entry a line; how it came about is in its head. */
public final class WordList {

  private final Set<String> words;

  private WordList(Set<String> words) {
    this.words = words;
  }

  /**
   * @param file beside the class
   */
  public static WordList read(Class<?> owner, String file) {
    try (var list = owner.getResourceAsStream(file)) {
      return new WordList(
          new String(list.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .collect(Collectors.toUnmodifiableSet()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean contains(String word) {
    return words.contains(word);
  }

  /** Whether a domain, or one that it lies under, is on the list. */
  boolean containsDomain(String domain) {
    return Domains.withParents(domain).stream().anyMatch(words::contains);
  }
}
