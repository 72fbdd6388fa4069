package io.sluice.followup;

/** Something that a form offers to choose. */
public record Option(String value, String label) {}
