package io.sluice.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FormTest {

  @Test
  void knowsWhatAPersonFillsIn() {
    var form =
        Form.of(
            JsonMapper.shared()
                .readTree(
                    """
                    {"id": "contact", "components": [
                      {"type": "text", "text": "Whom to call"},
                      {"type": "radio", "key": "outcome"},
                      {"type": "textarea", "key": "notes"},
                      {"type": "textfield", "key": "owner", "readonly": true},
                      {"type": "number", "key": "score", "disabled": true},
                      {"type": "group", "components": [{"type": "checkbox", "key": "consent"}]},
                      {"type": "group", "path": "site", "components": [{"type": "textfield", "key": "city"}]},
                      {"type": "number", "key": "deal.value"}
                    ]}
                    """));
    assertThat(form.id()).isEqualTo("contact");
    assertThat(form.fields()).containsExactly("consent", "deal", "notes", "outcome", "site");
    assertThat(form.freeText()).containsExactly("notes", "site");
  }

  @Test
  void knowsWhatItShows() {
    var form =
        Form.of(
            JsonMapper.shared()
                .readTree(
                    """
                    {"id": "why", "components": [
                      {"type": "text", "text": "{{brief.headline}}{{#if attempt > 1}} again{{/if}}"},
                      {"type": "radio", "key": "outcome", "valuesKey": "choices"},
                      {"type": "group", "components": [
                        {"type": "select", "key": "why", "valuesExpression": "=reasons[kind = outcome]"},
                        {"type": "checkbox", "key": "sure", "conditional": {"hide": "=why = null"}}]}
                    ]}
                    """));
    assertThat(form.reads())
        .containsExactly("attempt", "brief", "choices", "outcome", "reasons", "why");
  }
}
