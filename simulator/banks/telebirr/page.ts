import type { LabelValue } from '../../draw-pdf.ts'
import { qrPng } from '../../qr-png.ts'
import { escapeHtml, type Payment } from '../../simulated-bank.ts'
import { closingRows, feeRows, invoiceRow, partyRows } from './labels.ts'
import { telebirrQr } from './qr.ts'

export const PAGE_TITLE = 'የቴሌብር ክፍያ መረጃ/telebirr Transaction information'

/** The real page is about this long; what is missing here is its style sheet. */
const PAGE_BYTES = 26_000

/** Tables in tables, cells that are never closed and rows that are closed twice, as on the real page. */
export function receiptPage(payment: Payment): string {
  const qr = qrPng(telebirrQr(payment.reference)).toString('base64')
  const page = `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="utf-8"><title>telebirr receipt</title>
<script src="/js/html2pdf.bundle.min.js"></script>
<style type="text/css">STYLE</style></head>
<body><div id="button-holder"><button id="button" onclick="html2pdf(document.getElementById('invoice'))">Download PDF</button></div>
<div id="invoice"><table width="100%" cellspacing="0" cellpadding="0"><tr><td>
${HEADER}
<table class="parties" width="100%"><tbody>
${partyRows(payment).map(brokenRow).join('\n')}
</tbody></table></td></tr>
<tr><td><table class="receipttable" width="100%"><tr><td colspan="3" class="receipttableTd1">የክፍያ ዝርዝር/ Invoice details</td></tr>
<tr>${invoiceCells(invoiceRow(payment))}</tr>
${feeRows(payment).map(feeRow).join('\n')}
</table></td></tr><tr><td><table width="100%">
${closingRows(payment).map(brokenRow).join('\n')}
</table></td></tr></table>
<div class="qr"><img alt="QR" src="data:image/png;base64,${qr}"><p>Scan the QR using telebirr SuperApp to verify the payment</p></div>
<div class="footer"><a href="https://www.facebook.com/telebirr">Facebook</a> <a href="https://t.me/telebirr">Telegram</a></div>
</div></body></html>`
  return page.replace('STYLE', STYLE.repeat(Math.max(1, Math.ceil((PAGE_BYTES - page.length) / STYLE.length))))
}

const HEADER = `<table class="head"><tr><td><h3>Ethio telecom Share Company</h3></td></tr>
<tr><td>TIN No. </td><td>0000030603</td></tr><tr><td>VAT Reg. No. </td><td>012700</td></tr>
<tr><td>VAT Reg. Date </td><td>01/01/2003</td></tr><tr><td>P.O.Box </td><td>1047 Addis Ababa, Ethiopia</td></tr>
<tr><td>Tel </td><td>251(0) 115 505 678</td></tr></table>
<table><tr><td><h2>${PAGE_TITLE}</h2></td></tr></table>`

const STYLE = '.receipttableTd{border:1px solid #8dc63f;padding:4px 6px;font-size:13px}.receipttableTd2{width:34%}\n'

function brokenRow([label, value]: LabelValue): string {
  return `<tr><td>\n  ${label}\n  <td>\n  ${escapeHtml(value)}\n</td></tr></tr>`
}

function invoiceCells(cells: readonly LabelValue[]): string {
  const heads = cells.map(([label]) => `<td class="receipttableTd1">${label}</td>`).join('')
  const values = cells.map(([, value], index) => {
    const second = index === 0 ? ' receipttableTd2' : ''
    return `<td class="receipttableTd${second}">\n  ${value}\n</td>`
  })
  return `${heads}</tr>\n<tr>${values.join('')}`
}

function feeRow([label, value]: LabelValue): string {
  return `<tr><td colspan="2" class="receipttableTd1">${label}</td><td class="receipttableTd">${value}</td>`
}
