package io.sluice.lab;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A word of a mapping, which remembers where it stands so that a mistake can be found.
 *
 * @param line counted from 1
 */
@JsonDeserialize(using = Word.Reader.class)
record Word(String text, int line) {

  static final class Reader extends ValueDeserializer<Word> {

    @Override
    public Word deserialize(JsonParser parser, DeserializationContext context) {
      var line = parser.currentTokenLocation().getLineNr();
      return new Word(parser.getString(), line);
    }
  }
}
