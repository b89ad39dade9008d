/** Where machines stand: regions of the world, countries and cities, each inside another. */
import * as z from 'zod'

const placeSchema = z.strictObject({
  name: z.string(),
  /** The smallest places that hold it; none: the world. */
  within: z.array(z.string()),
  /** All but a country: somebody may ask for it, and it is no place to widen another to. */
  isRest: z.literal(true).optional(),
})
export type Place = z.infer<typeof placeSchema>

/** data/places.json */
export const placesSchema = z.strictObject({ note: z.string(), places: z.record(z.string(), placeSchema) })

/** Whether `id` is `other` or lies inside it. */
export function isWithin(id: string, other: string, places: ReadonlyMap<string, Place>): boolean {
  return id === other || (places.get(id)?.within ?? []).some((parent) => isWithin(parent, other, places))
}

/** The smallest place that holds both of two; null where none does. */
export function smallestWithBoth(id: string, other: string, places: ReadonlyMap<string, Place>): string | null {
  const both = [...places.keys()].filter((place) => isWithin(id, place, places) && isWithin(other, place, places))
  return both.find((place) => both.every((larger) => isWithin(place, larger, places))) ?? both[0] ?? null
}
