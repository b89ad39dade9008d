/** data/licences.json: under which terms the weights of families of models stand, as it is remembered. */
import * as z from 'zod'
import { citation } from './fact.ts'

export const licencesSchema = z.strictObject({
  ...citation,
  families: z.array(
    z.strictObject({
      /** How the ids of its models begin. */
      of: z.array(z.string().min(1)).min(1),
      name: z.string(),
      /** Where their makers have their seat, in two letters, where that has been asked about. */
      country: z.string().length(2).optional(),
      /** Behind "stands under". */
      says: z.string(),
      /** Behind "forbids", where a company cannot simply use it. */
      forbids: z.string().optional(),
    }),
  ),
})
export type LicenceFamily = z.infer<typeof licencesSchema>['families'][number]

/** The first family whose models begin as the id does. */
export const licenceFamilyOf = (id: string, families: readonly LicenceFamily[]): LicenceFamily | undefined =>
  families.find(({ of }) => of.some((beginning) => id.startsWith(beginning)))
