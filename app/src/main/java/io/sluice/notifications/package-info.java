/** What went out by mail and webhook, what did not and why. */
package io.sluice.notifications;
