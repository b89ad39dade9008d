/** Why the app could not start, in one readable line. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}
