package io.sluice.discovery;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Answers of the discovery-call form, as the engine hands them to the worker. */
public final class CallForms {

  private CallForms() {}

  public static CallForm of(Map<String, ?> answers) {
    return JsonMapper.shared().convertValue(answers, CallForm.class);
  }
}
