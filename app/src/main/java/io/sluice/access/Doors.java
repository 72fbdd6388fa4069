package io.sluice.access;

/** Where leads come in, and what they do. */
final class Doors {

  /** Those that a key of a source opens. */
  static final String[] OF_SOURCES = {"/api/leads", "/api/engagements", "/api/imports"};

  /** Those that need no key: forms are the world's, and webhooks are signed. */
  static final String[] OPEN = {"/forms/**", "/webhooks/**"};

  private Doors() {}
}
