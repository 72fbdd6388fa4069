package io.sluice.lead;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

/** The form in which phone numbers are compared, however they are written. */
public final class PhoneKey {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private PhoneKey() {}

  /**
   * The number in E.164, without an extension.
   *
   * @param phone as someone wrote it, or null
   * @param country ISO 3166-1 alpha-2, in which a number without a country's code is; null where
   *     unknown
   * @return null for what is no number that anybody can have
   */
  public static String of(String phone, String country) {
    if (phone == null || phone.isBlank()) {
      return null;
    }
    try {
      var number = NUMBERS.parse(phone, country);
      return NUMBERS.isValidNumber(number) ? NUMBERS.format(number, PhoneNumberFormat.E164) : null;
    } catch (NumberParseException e) {
      return null;
    }
  }
}
