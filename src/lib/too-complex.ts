/**
 * What was handed in asks for more work than one piece may take, or ended whoever worked on it twice: the same would do so
 * again, so nobody tries once more.
 */
export class TooComplex extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'TooComplex'
  }
}
