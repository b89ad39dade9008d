/** What was typed into a field, read; or the sentence that says which part was not understood. */
export type FieldParse<T> = { readonly value: T } | { readonly error: string }
