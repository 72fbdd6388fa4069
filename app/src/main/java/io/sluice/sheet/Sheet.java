package io.sluice.sheet;

import java.util.List;

/** A sheet that is read from the top to the bottom, once. */
public interface Sheet extends AutoCloseable {

  Dialect dialect();

  List<String> header();

  boolean hasNext();

  SheetRow next();

  @Override
  void close();
}
