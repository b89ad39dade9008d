/** data/provider-terms.json: what companies that rent GPUs are, sign and promise, as it is remembered. */
import * as z from 'zod'
import { citation } from './fact.ts'
import { providerKind } from './provider.ts'

const clause = z.string().min(1)

/** Clauses that stand behind the name of a provider, without a full stop. */
const termsSchema = z.strictObject({
  is: clause,
  /** A data-processing agreement, as the GDPR wants one. */
  agreement: clause,
  /** A business associate agreement, as HIPAA wants one. */
  baa: clause,
  payment: clause,
  /** Of disks at rest. */
  encryption: clause,
  /** Of availability. */
  promise: clause,
})
export type ProviderTerm = keyof z.infer<typeof termsSchema>

export const providerTermsSchema = z.strictObject({
  ...citation,
  /** What holds for most of a kind. */
  kinds: z.record(providerKind, termsSchema),
  /**
   * What differs, or is known besides, of one; `announces`: certificates that it says it has, of which none was seen;
   * `bareMetal`: which machines nobody else is on.
   */
  providers: z.record(z.string(), termsSchema.extend({ announces: clause, bareMetal: clause }).partial()),
})
export type ProviderTerms = z.infer<typeof providerTermsSchema>
