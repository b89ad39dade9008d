/** Why a database could not be opened, in one readable line. */
export class StoreOpenError extends Error {
  override readonly name = 'StoreOpenError'
  constructor(message: string, cause: unknown) {
    super(message, { cause })
  }
}
