/** Thrown when data/ does not hold what it must; the message names file, field and reason. */
export class BadData extends Error {
  override readonly name = 'BadData'
}
