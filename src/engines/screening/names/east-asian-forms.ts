/** East Asian forms stand without a space before or behind a name; a longer one is found before those it contains. */
const EAST_ASIAN_FORMS: readonly (readonly [string, string])[] = [
  ['集团股份有限公司', 'group jsc'],
  ['集團股份有限公司', 'group jsc'],
  ['集团有限责任公司', 'group ltd'],
  ['集团有限公司', 'group ltd'],
  ['集團有限公司', 'group ltd'],
  ['股份有限公司', 'jsc'],
  ['有限责任公司', 'ltd'],
  ['有限責任公司', 'ltd'],
  ['有限公司', 'ltd'],
  ['集团公司', 'group company'],
  ['集團公司', 'group company'],
  ['集团', 'group'],
  ['集團', 'group'],
  ['总公司', 'company'],
  ['總公司', 'company'],
  ['公司', 'company'],
  ['株式会社', 'kk'],
  ['株式會社', 'kk'],
  ['有限会社', 'yk'],
  ['合同会社', 'gk'],
  ['合資会社', 'kg'],
  ['合名会社', 'snc'],
  ['グループ', 'group'],
  ['(株)', 'kk'],
  ['(有)', 'yk'],
  ['(同)', 'gk'],
  ['유한책임회사', 'llc'],
  ['주식회사', 'kk'],
  ['유한회사', 'ltd'],
  ['합자회사', 'kg'],
  ['합명회사', 'snc'],
  ['그룹', 'group'],
  ['(주)', 'kk'],
  ['(유)', 'ltd'],
  ['บริษัทมหาชนจำกัด', 'jsc'],
  ['จำกัด (มหาชน)', 'jsc'],
  ['จำกัด(มหาชน)', 'jsc'],
  ['ห้างหุ้นส่วนจำกัด', 'lp'],
  ['บริษัท', 'company'],
  ['จำกัด', 'ltd'],
]
const EAST_ASIAN_SHORT = new Map(EAST_ASIAN_FORMS.map(([form, short]) => [form.normalize('NFKC'), short]))
const EAST_ASIAN = new RegExp([...EAST_ASIAN_SHORT.keys()].map((form) => form.replace(/[()]/g, '\\$&')).join('|'), 'gu')

/** Sets East Asian forms apart, before signs are taken out: "(株)" is one of its signs. */
export function partEastAsianForms(text: string): string {
  return /[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Thai}]/u.test(text)
    ? text.replace(EAST_ASIAN, (form) => ` ${EAST_ASIAN_SHORT.get(form) ?? 'ltd'} `)
    : text
}
