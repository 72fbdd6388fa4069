package io.sluice.figures.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What figures are put on is in the picture: a designer who renames it is told here. */
class LifecyclePictureTest {

  private final LifecyclePicture picture = new LifecyclePicture();

  LifecyclePictureTest() throws IOException {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "captured",
        "aql",
        "tgl",
        "sgl",
        "tql",
        "sal",
        "won",
        "inside-sales",
        "sales-acceptance",
        "opportunity",
        "is-aql",
        "is-tql",
        "is-sal",
        "is-won",
        "suppressed",
        "withdrawn",
        "recycled-by-marketing",
        "disqualified-by-marketing",
        "recycled-by-inside-sales",
        "disqualified-by-inside-sales",
        "recycled-by-sales",
        "disqualified-by-sales",
        "lost",
        "disqualified-by-account-executive",
        "recycled-by-account-executive"
      })
  void hasThePlaceOf(String element) {
    assertThat(picture.bounds(element)).isPresent();
  }

  /** The policy of our pages forbids these. */
  @Test
  void hasNoStylesAndNoScriptsWithinItself() {
    assertThat(picture.drawing()).doesNotContain(" style=", "<style", "<script", " on");
  }

  @Test
  void gatesHaveLabelsWhichSharesStandAbove() {
    assertThat(picture.label("is-sal")).isPresent();
    assertThat(picture.viewBox().split(" ")).hasSize(4);
  }
}
