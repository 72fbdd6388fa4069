/**
 * The criteria lab: what the criteria would have done to leads whose end is known. It reads a
 * company's own CSV by a mapping, which is data, and evaluates the decision files themselves, as
 * shipped or as a designer has changed them; nothing is deployed and no database is needed.
 */
package io.sluice.lab;
