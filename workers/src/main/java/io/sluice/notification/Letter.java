package io.sluice.notification;

/**
 * What a template became.
 *
 * @param subject null for a channel
 */
record Letter(String subject, String body) {}
