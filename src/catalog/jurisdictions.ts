/** data/jurisdictions.json: which place a law, a regulator, a certificate or an institution implies, as it is remembered. */
import * as z from 'zod'
import { citation } from './fact.ts'
import { providerIdSchema } from './ids.ts'
import { certificateKind } from './provider.ts'

const words = z.array(z.string().min(1)).min(1)
/** Words by an id of data/places.json. */
const wordsByPlace = z.record(z.string(), words)

export const jurisdictionsSchema = z.strictObject({
  ...citation,
  laws: z.array(
    z.strictObject({
      /** In lower case; several words of one follow each other. */
      words,
      name: z.string(),
      /** Id of data/places.json; null: none that is known here. */
      place: z.string().nullable(),
      /** Data under it are usually kept there. */
      binds: z.boolean(),
      /** Who signs it: they are taken where nobody names others. */
      providers: z.array(providerIdSchema).min(1).optional(),
      /** What it asks for besides a place, behind its name. */
      says: z.string().optional(),
    }),
  ),
  /** Where hosts stand that hold it for those who ask for it. */
  certificates: z.partialRecord(certificateKind, z.string()),
  /** Names of places and institutions of whoever has data of patients or people; for patients adjectives count before certain words. */
  institutions: wordsByPlace,
  adjectives: wordsByPlace,
  adjectivesBefore: words,
})
export type Jurisdictions = z.infer<typeof jurisdictionsSchema>
