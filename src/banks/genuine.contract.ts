import { pastedLine } from '../../simulator/artefacts/pasted-line.ts'
import { listReceipts } from '../../simulator/start-simulator.ts'
import type { Evidence } from './bank.ts'

/** What people really send, and the payment it names. Every name, number and token is made up. */
export interface GenuineCase {
  readonly name: string
  readonly kind: Evidence['kind']
  readonly text: string
  /** The bank that the sender says it is; null where he says none. */
  readonly hint: string | null
  readonly bank: string
  readonly reference?: string
  readonly token?: string
}

const FT = 'FT26140KX7Q2'
const CBE_TOKEN = 'v2-Ab3dEf6hIj9lMn2pQr5t'
const AWASH_TOKEN = '-2KDL95Z0NR-4U61O6'
const EBIRR_TOKEN = 'Ab3dEf6hIj9lMn2pQr5t_-'

const sms = (
  bank: string,
  named: { readonly reference?: string; readonly token?: string },
  text: string,
): GenuineCase => ({
  name: `a message of ${bank} that does not name it`,
  kind: 'text',
  text,
  hint: bank,
  bank,
  ...named,
})

const MESSAGES: readonly GenuineCase[] = [
  sms(
    'telebirr',
    { reference: 'DF70KX7Q2M' },
    'You have received 600.00 ETB from Hirut. Transaction ID: DF70KX7Q2M on 07/06/2026.',
  ),
  sms(
    'cbe',
    { reference: FT },
    'Dear Saba, your Account 1****6171 has been Credited with ETB 600.00. Ref No FT26140KX7Q2.',
  ),
  sms('boa', { reference: FT }, 'Dear Saba, your account 7****6171 was credited with ETB 600.00. Ref: FT26140KX7Q2'),
  sms('amhara', { reference: FT }, 'Dear Saba, ETB 600.00 was credited to 9900****6171, FT26140KX7Q2.'),
  sms('dashen', { reference: '099WDTI26162K7Q2' }, 'Dear Customer, ETB 600.00 was credited. Ref 099WDTI26162K7Q2'),
  sms('zemen', { reference: '108ATWR2520600HM' }, 'ETB 600.00 was credited. Reference No: 108ATWR2520600HM'),
  sms('wegagen', { reference: '001TBAW26162K7Q2' }, 'ETB-600 is Transferred, transaction ID: 001TBAW26162K7Q2'),
  sms(
    'awash',
    { reference: '260607112275735' },
    'Dear Customer, ETB 200 has been credited with Txn ID: 260607112275735. Contact center 8980.',
  ),
  sms(
    'mpesa',
    { reference: 'UGO0KX7Q2M' },
    'Transaction number UGO0KX7Q2M confirmed. You have received 600.00 ETB from Hirut.',
  ),
  sms('cbebirr', { reference: 'CAB1ZXY90Q' }, 'Dear Saba, you have received 600.00 Br. Txn ID CAB1ZXY90Q. Thank you'),
]

const linked = (text: string, bank: string, named: { readonly reference?: string; readonly token?: string }) =>
  (['url', 'text'] as const).map(
    (kind): GenuineCase => ({
      name: `a link without what a browser adds, as ${kind}`,
      kind,
      text: kind === 'url' ? text : `Receipt ${text} thank you`,
      hint: null,
      bank,
      ...named,
    }),
  )

const LINKS: readonly GenuineCase[] = [
  ...linked(`mbreciept.cbe.com.et/${CBE_TOKEN}`, 'cbe', { token: CBE_TOKEN }),
  ...linked('apps.cbe.com.et:100/?id=FT26140KX7Q200006171', 'cbe', { reference: FT }),
  ...linked('transactioninfo.ethiotelecom.et/receipt/DF70KX7Q2M', 'telebirr', { reference: 'DF70KX7Q2M' }),
  ...linked('cs.bankofabyssinia.com/slip/?trx=FT26140KX7Q206171', 'boa', { reference: FT }),
  ...linked('receipts.dashenbanksc.com/receipt/099WDTI26162K7Q2', 'dashen', { reference: '099WDTI26162K7Q2' }),
  ...linked(`awashpay.awashbank.com:8225/${AWASH_TOKEN.slice(1)}`, 'awash', { token: AWASH_TOKEN }),
  ...linked('share.zemenbank.com/rt/94497018108ATWR2520600HM/pdf', 'zemen', { reference: '108ATWR2520600HM' }),
  ...linked('m-pesabusiness.safaricom.et/receipt/UGO0KX7Q2M', 'mpesa', { reference: 'UGO0KX7Q2M' }),
  ...linked(`receipt.ebirr.com/nib/${EBIRR_TOKEN}`, 'ebirr', { token: `nib/${EBIRR_TOKEN}` }),
  ...linked(`receipt.ebirr.com/coopay/${EBIRR_TOKEN}`, 'coopay', { token: `coopay/${EBIRR_TOKEN}` }),
  ...linked(`receipt.ebirr.com/siinqee/${EBIRR_TOKEN}`, 'sinqee', { token: `siinqee/${EBIRR_TOKEN}` }),
  ...linked('receipt.amharabank.com.et/?trx=FT26140KX7Q2', 'amhara', { reference: FT }),
  ...linked('transinfo.wegagenbanksc.com.et:8183/?id=001TBAW26162K7Q21113DAAT', 'wegagen', {
    reference: '001TBAW26162K7Q2',
  }),
]

type Naming = { readonly reference?: string; readonly token?: string }

const typed = ([name, bank, text]: readonly [string, string, string], named: Naming) =>
  ({ name, kind: 'number', text, hint: bank, bank, ...named }) as const

const NUMBERS: readonly GenuineCase[] = [
  typed(['letters of full width', 'telebirr', 'ＤＦ７０ＫＸ７Ｑ２Ｍ'], { reference: 'DF70KX7Q2M' }),
  typed(['a sign without width', 'telebirr', 'DF70\u200bKX7Q2M'], { reference: 'DF70KX7Q2M' }),
  typed(['a sign without width', 'cbe', `\ufeff${FT}`], { reference: FT }),
  typed(['a token of before v2-', 'cbe', 'aBcDeFgHiJ1KL0M9no'], { token: 'aBcDeFgHiJ1KL0M9no' }),
  typed(['a short token of before v2-', 'cbe', 'aBcDeFgHiJ1'], { token: 'aBcDeFgHiJ1' }),
  typed(['0 for O', 'dashen', 'D3I0BTI26162K7Q2'], { reference: 'D3IOBTI26162K7Q2' }),
  typed(['I for 1, O for 0', 'cbe', 'FT26I4OKX7Q2'], { reference: FT }),
  typed(['S for 5, B for 8', 'wegagen', '001TBAW2S162K7Q2'], { reference: '001TBAW25162K7Q2' }),
  typed(['a link without its dash', 'awash', AWASH_TOKEN.slice(1)], { token: AWASH_TOKEN }),
]

const CODE: GenuineCase = {
  name: 'the text of a code',
  kind: 'text',
  text: `{"transactionId":"${FT}","creditAccountNo":"9900000006171"}`,
  hint: null,
  bank: 'amhara',
  reference: FT,
}
const MISREAD: GenuineCase = {
  name: 'a picture that was misread',
  kind: 'text',
  text: 'Sender Name: HIRUT\nDate: Jun 11,2026 05:58 AM\nDashen\nFT Ref: D3I0BTI261620001\nTransaction Ref: OBTI00000000000000000000',
  hint: null,
  bank: 'dashen',
  reference: 'D3IOBTI261620001',
}

/** "Select all" on the receipts of every bank: no gaps between labels and values. */
function copies(): readonly GenuineCase[] {
  return listReceipts({ seed: 'genuine', receiptsPerBank: 6 }).receipts.flatMap((receipt): GenuineCase[] =>
    [null, receipt.bank].map((hint) => ({
      name: `a copy of a whole receipt${hint === null ? '' : ', its bank named'}`,
      kind: 'text',
      text: pastedLine(receipt.text),
      // Which of the banks of one host it is, no receipt of them says.
      hint: hint ?? (['ebirr', 'sinqee', 'wegagen'].includes(receipt.bank) ? receipt.bank : null),
      bank: receipt.bank,
      reference: receipt.reference,
    })),
  )
}

export const GENUINE: readonly GenuineCase[] = [...MESSAGES, ...LINKS, ...NUMBERS, CODE, MISREAD, ...copies()]
