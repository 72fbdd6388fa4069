package io.sluice.webform;

import java.util.Locale;

/** Why a submission is held until a person has looked at it. */
enum HeldReason {
  /** The field that people do not see was filled in. */
  HONEYPOT,
  /** The page has not run the script of the form. */
  NO_TOKEN,
  FORGED_TOKEN,
  TOO_QUICK,
  /** The form was opened too long ago. */
  TOO_OLD,
  /** Its address has been sent as many mails today as it may be. */
  MAIL_LIMIT,
  /** It has to be confirmed by mail, and none can be sent. */
  NO_MAIL_SERVER;

  /** The word in the database and in answers. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
