package io.sluice.customer;

import java.time.LocalDate;

/**
 * What was answered last about a customer.
 *
 * @param key the element instance of the job that brought it
 * @param username who answered, null for anyone of the team
 * @param nextOn the day that was agreed, null where none was or it was planned before
 */
record AgreedCare(long key, String task, String username, String outcome, LocalDate nextOn) {}
