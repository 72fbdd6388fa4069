package io.sluice.webform;

/** A form that is known here. */
record WebForm(String formId, FormDefinition definition) {}
