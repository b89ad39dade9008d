/** What a look into a database finds. */

/** What is found in a database that the app has used. */
export type Remains = {
  readonly migrations: readonly string[]
  readonly installations: readonly { readonly id: string; readonly sealed: string }[]
}

/** `remains` null: nothing is there yet. */
export type Looked =
  | { readonly ok: true; readonly said: string; readonly remains: Remains | null }
  | { readonly ok: false; readonly said: string; readonly todo: string }
