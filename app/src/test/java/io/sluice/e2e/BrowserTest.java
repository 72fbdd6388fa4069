package io.sluice.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test through the browser on the whole local stack, which starts once for all such tests. A test
 * asks for {@link RunningSluice} and {@link Desks} as parameters.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({SharedRun.class, DesksOfATest.class})
@interface BrowserTest {}
