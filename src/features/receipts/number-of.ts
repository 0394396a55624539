/** The number that an address names; 0, which is nobody's, where it names none. */
export function numberOf(id: string): number {
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0
}
