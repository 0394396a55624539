/** What rows of printed receipts hold, whole; for `FormRow.value`. */

export const PRINTED_MONEY = /^(?:(?:ETB|Birr) ?)?\d[\d,]{0,20}(?:\.\d{1,2})?(?: ?(?:ETB|Birr))?$/i
export const PRINTED_ACCOUNT = /^[+\d][\d*Xx• -]{2,40}(?:\/(?:BANK|WALLET))?$/i
export const PRINTED_DATE = /^[\p{L}\d][\p{L}\d ,:./-]{5,40}$/u
/** What only the bank writes: kinds, channels, names of banks, sums in words. */
export const PRINTED_PHRASE = /^[\p{L}\d].{0,300}$/u
