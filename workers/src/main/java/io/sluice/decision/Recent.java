package io.sluice.decision;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Of {@link Decisions} that may answer what the engine answered a few seconds ago ({@code
 * sluice.policies.kept}): for policies, whose few answers hold for many leads, and not for
 * scorecards and the matrix.
 */
@Qualifier
@Target({ElementType.PARAMETER, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Recent {}
