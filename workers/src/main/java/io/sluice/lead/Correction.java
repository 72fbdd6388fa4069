package io.sluice.lead;

/** What was found to be wrong about a lead, set right; null leaves a field as it is. */
public record Correction(
    String email,
    String firstName,
    String lastName,
    String phone,
    String jobTitle,
    String company,
    String website,
    String country) {}
