/** A question as it is kept, without a word that was typed. */
export type KeptInquiry = { readonly kind: string } & Readonly<Record<string, unknown>>
