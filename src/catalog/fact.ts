/** A fact is a published number with its unit, source and date. */
import * as z from 'zod'
import { math } from '../math.ts'

/** Standing of a fact that was not read at its source: recalled, inferred from other facts, estimated, or our judgement. */
export const factStanding = z.enum(['recalled', 'inferred', 'estimated', 'judgement'])

/** Citation of a fact: an id in data/sources.json and the date for which the source gives it. */
export const citation = {
  source: z.string().min(1),
  asOf: z.union([z.iso.date(), z.string().regex(/^\d{4}(-\d{2})?$/)]),
  standing: factStanding.optional(),
  note: z.string().optional(),
}

/**
 * A fact in `data/`, read as its value in `base` units: `fact('byte')` reads "80 GiB" as `base: 85899345920`.
 * A plain number has the unit ''. A unit that does not measure `base` is refused by name.
 */
export const fact = (base: string) =>
  z.strictObject({ value: z.number(), unit: z.string(), ...citation }).transform((printed, context) => {
    const inBase = toBase(printed.value, printed.unit, base)
    if (inBase !== undefined) return { ...printed, base: inBase }
    context.addIssue({
      code: 'custom',
      message: `"${printed.unit}" does not measure ${base === '' ? 'a plain number' : base}`,
    })
    return z.NEVER
  })

/** What most facts are printed in: times the first, over the second. All other units mathjs knows, which takes long to load. */
const commonUnits: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['GiB in byte', [2 ** 30, 1]],
  ['GB in byte', [1e9, 1]],
  ['GB/s in byte/s', [1e9, 1]],
  ['Gb/s in byte/s', [1e9, 8]],
  ['Tflop/s in flop/s', [1e12, 1]],
  ['minutes in s', [60, 1]],
  ['minutes in h', [60, 3600]],
  ['hours in s', [3600, 1]],
])

function toBase(value: number, printed: string, base: string): number | undefined {
  if (printed === base) return value
  if (printed === '' || base === '') return undefined
  const common = commonUnits.get(`${printed} in ${base}`)
  if (common !== undefined) return (value * common[0]) / common[1]
  try {
    return math.unit(value, printed).toNumber(base)
  } catch {
    return undefined
  }
}
