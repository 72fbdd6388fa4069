package io.sluice.webform;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** The script that pages of a form load. */
@Component
class FormScript {

  private static final String SCRIPT =
      """
      (() => {
        const form = document.currentScript.src.replace(/\\/form\\.js.*$/, '');
        const start = () => {
          for (const it of document.querySelectorAll('form')) {
            if (new URL(it.getAttribute('action') || '', document.baseURI).href !== form) continue;
            const opened = document.createElement('input');
            opened.type = 'hidden';
            opened.name = '%s';
            opened.value = '%s';
            it.append(opened);
            let sent = false;
            it.addEventListener('submit', event => {
              if (sent) event.preventDefault();
              sent = true;
            });
            addEventListener('pageshow', () => { sent = false; });
          }
        };
        if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
        else start();
      })();
      """;

  private final FormTokens tokens;
  private final Clock clock;

  FormScript(FormTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /** With when it was loaded, signed. */
  String of(String formId) {
    return SCRIPT.formatted(FormTokens.FIELD, tokens.opened(formId, clock.instant()));
  }
}
