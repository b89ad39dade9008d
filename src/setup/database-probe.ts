/** The result of probing a database. */
import type { SchemaState } from '../store/migrations.ts'

/** What is found in a database that the app has used. */
export type ExistingData = {
  readonly schema: SchemaState
  readonly installations: readonly { readonly id: string; readonly sealed: string }[]
}

/** `existingData` null: nothing is there yet. */
export type DatabaseProbe =
  | { readonly ok: true; readonly message: string; readonly existingData: ExistingData | null }
  | { readonly ok: false; readonly message: string; readonly todo: string }
