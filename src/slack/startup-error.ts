/** Why the app could not start, in one readable line. */
export class StartupError extends Error {
  override readonly name = 'StartupError'
}
