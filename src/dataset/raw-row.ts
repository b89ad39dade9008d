/** A row as it stands in a file. `parse` is called for the rows that are looked into; it throws where a row is malformed. */
export type RawRow = { readonly bytes: number; readonly parse: () => unknown }
