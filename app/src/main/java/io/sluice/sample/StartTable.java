package io.sluice.sample;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The short table at the end of a local start: where to look, who can log in, what to try. */
@Component
@ConditionalOnBooleanProperty("sluice.sample.enabled")
class StartTable {

  private static final String TABLE =
      """

      Sluice is ready.

        Tasklist   %s
        Operate    %s
        API        http://localhost:%d/api/leads
        OpenAPI    http://localhost:%d/v3/api-docs
        Sluice     http://localhost:%d
        Web forms  http://localhost:%d/examples/contact.html (their mails are shown in this log)

        Log in as  sam, priya   SDRs: accept leads, hold discovery calls
                   alex, robin  account executives: accept handoffs, work opportunities
                   jordan       marketing operations: puts right what came in wrong
                   casey        customer success: looks after those who have bought
                   morgan       manager: decides on stalled leads, watches Operate
                   demo         everything
                   (the password is the name)

        Try        1. In Tasklist as sam: open a task, fill in the form, complete it.
                   2. In Operate as morgan: lead-lifecycle shows how many leads stand at each stage.
                   3. Send a lead of your own and find its task:
                      curl -i http://localhost:%d/api/leads -H 'Idempotency-Key: first-try' \\
                        -H 'Content-Type: application/json' -d '
                        {"email": "dana.reed@northwind.example", "firstName": "Dana", "lastName": "Reed",
                         "phone": "+1-555-0142", "jobTitle": "VP Marketing",
                         "company": "Northwind Traders", "country": "US", "industry": "software",
                         "employees": 420, "source": "website", "activity": "pricing-page"}'
      """;

  private final LocalProperties local;
  private final Environment environment;

  StartTable(LocalProperties local, Environment environment) {
    this.local = local;
    this.environment = environment;
  }

  /**
   * To standard output, since it is for the one who sits in front of it and not for a log store.
   */
  void print() {
    System.out.println(text());
  }

  String text() {
    var port = environment.getProperty("local.server.port", Integer.class, 8090);
    return TABLE.formatted(
        address(local.tasklistUrl()), address(local.operateUrl()), port, port, port, port, port);
  }

  private static String address(Object url) {
    return url == null ? "(not part of this run)" : url.toString();
  }
}
