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

const restPrefix = 'outside-'

/** The place of everything outside a place: "anywhere but China". */
export const restOf = (place: string): string => `${restPrefix}${place}`

/** The place that a rest leaves out; null where it is no rest. */
export const leftOutOf = (place: string): string | null =>
  place.startsWith(restPrefix) ? place.slice(restPrefix.length) : null

const unionSign = '+'

/** The place of either of two: "in Germany or France" is those, and not all that lies around them. */
export const eitherOf = (one: string, other: string): string => `${one}${unionSign}${other}`

/** The places of which it is either; itself where it is one. */
export const placesOf = (id: string): readonly string[] => id.split(unionSign)

/** Knows every union of its places by name, without a row for each. */
class PlacesAndUnions extends Map<string, Place> {
  override get(id: string): Place | undefined {
    const ids = placesOf(id)
    if (ids.length < 2) return super.get(id)
    const parts = ids.flatMap((each) => super.get(each) ?? [])
    if (parts.length < ids.length) return undefined
    const around = ids.reduce<string | null>(
      (held, each) => (held === null ? null : smallestWithBoth(held, each, this)),
      ids[0] ?? null,
    )
    return { name: eachOf(parts.map(({ name }) => name)), within: around === null ? [] : [around] }
  }
}

const eachOf = (names: readonly string[]): string => `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`

/** All places, and the rest of each that has none of its own. */
export function withRests(listed: Readonly<Record<string, Place>>): ReadonlyMap<string, Place> {
  const rests = Object.entries(listed).flatMap(([id, { name, isRest }]): readonly (readonly [string, Place])[] =>
    isRest === true || listed[restOf(id)] !== undefined
      ? []
      : [[restOf(id), { name: `places outside ${name}`, within: [], isRest: true }]],
  )
  return new PlacesAndUnions([...Object.entries(listed), ...rests])
}

/** Whether `id` is `other` or lies inside it. What holds a place that is left out may stand in either, and is not outside. */
export function isWithin(id: string, other: string, places: ReadonlyMap<string, Place>): boolean {
  if (id === other) return true
  const [inside, around] = [placesOf(id), placesOf(other)]
  if (inside.length > 1) return inside.every((each) => isWithin(each, other, places))
  if (around.length > 1) return around.some((each) => isWithin(id, each, places))
  const leftOut = leftOutOf(other)
  if (leftOut !== null)
    return leftOutOf(id) === null && !isWithin(id, leftOut, places) && !isWithin(leftOut, id, places)
  return (places.get(id)?.within ?? []).some((parent) => isWithin(parent, other, places))
}

/** The smallest place that holds both of two; null where none does. */
export function smallestWithBoth(id: string, other: string, places: ReadonlyMap<string, Place>): string | null {
  const both = [...places].flatMap(([place, { isRest }]) =>
    isRest !== true && isWithin(id, place, places) && isWithin(other, place, places) ? [place] : [],
  )
  return both.find((place) => both.every((larger) => isWithin(place, larger, places))) ?? both[0] ?? null
}
