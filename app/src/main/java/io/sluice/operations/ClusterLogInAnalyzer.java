package io.sluice.operations;

import io.camunda.client.CredentialsProvider;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;

/** Says in one sentence that the log-in to the cluster could not be prepared at start. */
class ClusterLogInAnalyzer extends AbstractFailureAnalyzer<BeanInstantiationException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, BeanInstantiationException cause) {
    if (cause.getBeanClass() != CredentialsProvider.class) {
      return null;
    }
    return new FailureAnalysis(
        ("Sluice cannot prepare its log-in to Camunda (camunda.client.auth): %s. If issuer-url does"
                + " not answer, set token-url instead, which is asked when it is needed.")
            .formatted(NestedExceptionUtils.getMostSpecificCause(cause)),
        null,
        cause);
  }
}
