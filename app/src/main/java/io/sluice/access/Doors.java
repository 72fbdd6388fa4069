package io.sluice.access;

/** Where leads come in, and what they do. */
final class Doors {

  /** Those that a key of a source opens. */
  static final String[] OF_SOURCES = {"/api/leads", "/api/engagements", "/api/imports"};

  /** What a source has sent in files; of those, its key opens its own. */
  static final String[] IMPORTS = {"/api/imports", "/api/imports/**"};

  /** Those that need no key: forms are the world's, and webhooks are signed. */
  static final String[] OPEN = {"/forms/**", "/webhooks/**"};

  private Doors() {}
}
