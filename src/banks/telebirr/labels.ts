import type { Labels } from '../../lib/receipts/label-values.ts'

type Name =
  | 'payer'
  | 'payerPhone'
  | 'credited'
  | 'creditedAccount'
  | 'status'
  | 'bankAccount'
  | 'invoice'
  | 'date'
  | 'amount'
  | 'charge'
  | 'chargeVat'
  | 'total'
  | 'reason'
  | 'note'
  | 'other'

/** Each label stands in Amharic, a slash, and English; the English alone is known too. */
const both = (amharic: string, english: string): readonly string[] => [
  `${amharic}/${english}`,
  `${amharic}/ ${english}`,
  english,
]

/** Labels of a telebirr receipt. `other` ends the value before it and is not read. */
export const LABELS: Labels<Name> = {
  payer: both('የከፋይ ስም', 'Payer Name'),
  payerPhone: both('የከፋይ ቴሌብር ቁ.', 'Payer telebirr no.'),
  credited: both('የገንዘብ ተቀባይ ስም', 'Credited Party name'),
  creditedAccount: both('የገንዘብ ተቀባይ ቴሌብር ቁ.', 'Credited party account no'),
  status: both('የክፍያው ሁኔታ', 'transaction status'),
  bankAccount: both('የባንክ አካውንት ቁጥር', 'Bank account number'),
  invoice: both('የክፍያ ቁጥር', 'Invoice No.'),
  date: both('የክፍያ ቀን', 'Payment date'),
  amount: both('የተከፈለው መጠን', 'Settled Amount'),
  charge: both('የአገልግሎት ክፍያ', 'Service fee'),
  chargeVat: both('የአገልግሎት ክፍያ ተ.እ.ታ', 'Service fee VAT'),
  total: both('ጠቅላላ የተከፈለ', 'Total Paid Amount'),
  reason: both('የክፍያ ምክንያት', 'Payment Reason'),
  note: both('የደንበኛ መልዕክት', 'Customer Note'),
  other: [
    ...both('የከፋይ አካውንት አይነት', 'Payer account type'),
    ...both('የከፋይ ቲን ቁ.', 'Payer TIN No'),
    ...both('የከፋይ ተ.እ.ታ.ቁ.', 'VAT Reg. No'),
    ...both('የከፋይ ተ.እ.ታ.ቁ. ምዝገባ ቀን', 'VAT Reg. Date'),
    ...both('የገንዘብ ተቀባይ ቲን ቁ.', 'Credited party TIN No'),
    ...both('አድራሻ', 'Address'),
    ...both('የመኪናው ሰሌዳ ቁ.', 'Vehicle plate number'),
    ...both('የቢል ስልክ ቁ/አካውንት', 'Account/Service number'),
    ...both('የአየር ሰአት የተገዛለት', 'Airtime purchased for'),
    ...both('የክፍያ ዝርዝር', 'Invoice details'),
    ...both('15% ተ.እ.ታ', '15% VAT'),
    '15% ተ.እ.ታ/VAT',
    ...both('የማህተም ክፍያ', 'Stamp Duty'),
    ...both('ቅናሽ', 'Discount Amount'),
    ...both('የገንዘቡ ልክ በፊደል', 'Total Amount in word'),
    ...both('የክፍያ ዘዴ', 'Payment Mode'),
    ...both('የክፍያ መንገድ', 'Payment channel'),
    'Scan the QR',
    'Download PDF',
  ],
}
