package io.sluice.imports;

/** A field of a lead that a column can be mapped to. */
public record LeadFieldView(String name, boolean required) {}
