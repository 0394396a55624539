/**
 * Regency codes of before the first table at hand that NIKs still carry, because their province was divided and a NIK is
 * never renumbered: Kalimantan Timur → Kalimantan Utara (UU 20/2012), where district numbers were kept. Old code → new code.
 * Older divisions are left out: they came before the population register gave out NIKs.
 */
export const EARLIER_REGENCY_CODES: ReadonlyMap<string, string> = new Map([
  ['6404', '6501'],
  ['6406', '6502'],
  ['6405', '6503'],
  ['6410', '6504'],
  ['6473', '6571'],
])

/**
 * Regencies that were cut out of another one when the register was already giving out NIKs. New code → the code of the
 * regency it belonged to, which NIKs of people registered before still carry; their district numbers are used no more.
 */
export const PARENT_REGENCY_CODES: ReadonlyMap<string, string> = new Map([
  // UU 7/2013 Penukal Abab Lematang Ilir from Muara Enim; UU 16/2013 Musi Rawas Utara from Musi Rawas
  ['1612', '1603'],
  ['1613', '1605'],
  // UU 22/2012 Pesisir Barat from Lampung Barat
  ['1813', '1804'],
  // UU 21/2012 Pangandaran from Ciamis
  ['3218', '3207'],
  // UU 3/2013 Malaka from Belu
  ['5321', '5304'],
  // UU 2/2013 Mahakam Ulu from Kutai Barat
  ['6411', '6407'],
  // UU 5/2013 Banggai Laut from Banggai Kepulauan; UU 12/2013 Morowali Utara from Morowali
  ['7211', '7207'],
  ['7212', '7206'],
  // UU 8/2013 Kolaka Timur from Kolaka; UU 13/2013 Konawe Kepulauan from Konawe
  ['7411', '7401'],
  ['7412', '7402'],
  // UU 14/2014 Muna Barat from Muna; UU 15 and 16/2014 Buton Tengah and Buton Selatan from Buton
  ['7413', '7403'],
  ['7414', '7404'],
  ['7415', '7404'],
  // UU 4/2013 Mamuju Tengah from Mamuju
  ['7606', '7602'],
  // UU 6/2013 Pulau Taliabu from Kepulauan Sula
  ['8208', '8205'],
  // UU 23 and 24/2012 Manokwari Selatan and Pegunungan Arfak from Manokwari
  ['9211', '9202'],
  ['9212', '9202'],
])
