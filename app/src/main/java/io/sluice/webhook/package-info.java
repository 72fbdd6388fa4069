/**
 * How other systems send leads in: signed after Standard Webhooks, and read by a mapping that is
 * data.
 */
package io.sluice.webhook;
