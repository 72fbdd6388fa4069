package io.sluice.local.supervisor;

import io.sluice.local.LocalStackException;
import io.sluice.local.LocalStackOptions;
import java.io.IOException;

/** Where Operate and Tasklist keep what they show, for what they offer no API for. */
final class SearchStore {

  private final String address;

  SearchStore(LocalStackOptions options) {
    this.address = "http://127.0.0.1:" + options.ports().search();
  }

  /**
   * Stores a JSON document.
   *
   * @param complaint what could not be done where this fails
   * @throws LocalStackException with the complaint and the reason
   */
  void put(String path, String json, String complaint) {
    try {
      Http.put(address + path, json);
    } catch (IOException e) {
      throw new LocalStackException(complaint + ": " + e.getMessage(), e);
    }
  }
}
