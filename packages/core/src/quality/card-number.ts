/** Whether digits pass the check of Luhn (US patent 2,950,048; ISO/IEC 7812-1, annex B), as every payment card does. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let at = digits.length - 1, place = 0; at >= 0; at--, place++) {
    const digit = digits.charCodeAt(at) - 48
    const doubled = place % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return digits.length > 0 && sum % 10 === 0
}

/**
 * Beginnings and lengths in use: Visa, Mastercard, American Express, Diners Club, Discover, JCB, UnionPay, Maestro.
 * One number in ten passes Luhn's check by chance; with these fewer order numbers are taken for cards.
 */
const issued =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|(?:6011|65\d\d|64[4-9]\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|62\d{14,17}|(?:50|5[6-8]|6[0-9])\d{10,17})$/

/** Whether digits alone are those of a payment card. */
export function isCardNumber(digits: string): boolean {
  return digits.length >= 12 && digits.length <= 19 && issued.test(digits) && passesLuhn(digits)
}

/** Whether letters and digits without spaces are an international bank account number: ISO 13616-1, remainder 1 by 97. */
export function isBankAccount(text: string): boolean {
  const account = text.toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(account)) return false
  let remainder = 0
  for (const sign of account.slice(4) + account.slice(0, 4)) {
    const value = sign >= 'A' ? sign.charCodeAt(0) - 55 : Number(sign)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder === 1
}
