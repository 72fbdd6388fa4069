package io.sluice.discovery;

/**
 * The answers of the discovery-call form as they come: each may be missing, null or blank. {@link
 * CallReader} makes a {@link DiscoveryCall} of them.
 *
 * @param result {@code connected}, {@code voicemail}, {@code no-answer}, {@code wrong-number},
 *     {@code no-show} or {@code replied}
 * @param outcome {@code qualified}, {@code call-back}, {@code referred}, {@code recycled}, {@code
 *     disqualified} or {@code not-reached}
 * @param nextStepOn ISO date; likewise {@code wakeOn}
 * @param callBackAt ISO date and time, of the rep's zone where it names none
 */
public record CallForm(
    String result,
    String outcome,
    String reasonCode,
    String need,
    String needEvidence,
    String timing,
    String timingEvidence,
    String authority,
    String authorityEvidence,
    String budget,
    String budgetEvidence,
    String nextStep,
    String nextStepOn,
    String callBackAt,
    String wakeOn,
    String referralName,
    String referralEmail,
    String referralPhone,
    String referralJobTitle,
    String note) {}
