/**
 * A bill of materials without what is for developers alone. `npm sbom --omit=dev` (npm 11.19) leaves out packages that the
 * app ships with and that a development dependency asks for too, so the lock file decides.
 */
import * as z from 'zod'

const billSchema = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ name: z.string(), 'bom-ref': z.string() }) }),
  components: z.array(z.looseObject({ 'bom-ref': z.string(), name: z.string(), version: z.string() })),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
})
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      name: z.string().optional(),
      version: z.string().optional(),
      dev: z.boolean().default(false),
      optional: z.boolean().default(false),
      devOptional: z.boolean().default(false),
    }),
  ),
})

export type BillOfMaterials = z.infer<typeof billSchema>

/** `bill`: of every package. The image has no optional ones, so they are left out too. Throws where either is no such file. */
export function shippedBill(bill: unknown, lock: unknown): BillOfMaterials {
  const whole = billSchema.parse(bill)
  const shipped = new Set(
    Object.entries(lockSchema.parse(lock).packages).flatMap(([path, entry]) => {
      const name = entry.name ?? path.replace(/^.*(?:node_modules|packages)\//, '')
      return entry.dev || entry.optional || entry.devOptional ? [] : [`${name}@${entry.version}`]
    }),
  )
  const components = whole.components.filter(({ name, version }) => shipped.has(`${name}@${version}`))
  const kept = new Set([whole.metadata.component['bom-ref'], ...components.map((each) => each['bom-ref'])])
  const dependencies = whole.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ dependsOn, ...rest }) => ({ ...rest, dependsOn: dependsOn.filter((ref) => kept.has(ref)) }))
  return { ...whole, components, dependencies }
}
