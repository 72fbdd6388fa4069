package io.sluice.bench.compare;

import io.sluice.bench.compare.Side.Answer;
import java.net.URI;

/** The part of the contract that all programs of sides share. */
final class Contract {

  private Contract() {}

  /** Posts a lead. */
  static Answer post(Web web, URI leads, Arrival arrival) {
    var answer = web.postJson(leads, arrival.body());
    return switch (answer.statusCode()) {
      case 202 -> {
        var json = Web.JSON.readTree(answer.body());
        yield new Answer(json.path("leadId").asString(), json.path("known").asBoolean());
      }
      case 422 -> Answer.REFUSED;
      default -> throw Web.unexpected(answer);
    };
  }
}
