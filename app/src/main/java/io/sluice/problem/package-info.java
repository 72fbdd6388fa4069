/** What a caller is told when a request cannot be met: problem details after RFC 9457. */
package io.sluice.problem;
