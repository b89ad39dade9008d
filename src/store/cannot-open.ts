/** Why a database could not be opened, in one readable line. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen'
  constructor(message: string, cause: unknown) {
    super(message, { cause })
  }
}
