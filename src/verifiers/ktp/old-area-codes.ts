/**
 * Regency codes that NIKs still carry although the regency has another code today, because its province was divided
 * and a NIK is never renumbered. Old code → present code. Sources: the divisions of Papua and Papua Barat (UU 14, 15,
 * 16 and 29/2022) and of Kalimantan Timur (UU 20/2012). District numbers inside a regency were kept. Older divisions
 * are left out: they came before the population register gave out NIKs.
 */
export const OLD_REGENCY_CODES: ReadonlyMap<string, string> = new Map([
  // Papua → Papua Selatan
  ['9101', '9301'],
  ['9116', '9302'],
  ['9117', '9303'],
  ['9118', '9304'],
  // Papua → Papua Tengah
  ['9104', '9401'],
  ['9107', '9402'],
  ['9108', '9403'],
  ['9109', '9404'],
  ['9125', '9405'],
  ['9126', '9406'],
  ['9127', '9407'],
  ['9128', '9408'],
  // Papua → Papua Pegunungan
  ['9102', '9501'],
  ['9112', '9502'],
  ['9113', '9503'],
  ['9114', '9504'],
  ['9121', '9505'],
  ['9122', '9506'],
  ['9123', '9507'],
  ['9124', '9508'],
  // Papua Barat → Papua Barat Daya
  ['9201', '9601'],
  ['9204', '9602'],
  ['9205', '9603'],
  ['9209', '9604'],
  ['9210', '9605'],
  ['9271', '9671'],
  // Kalimantan Timur → Kalimantan Utara
  ['6404', '6501'],
  ['6406', '6502'],
  ['6405', '6503'],
  ['6410', '6504'],
  ['6473', '6571'],
])
