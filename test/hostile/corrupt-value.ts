/** Values with something wrong in them, out of a seed: fields gone, of another type, too large, nested, misnamed. */
import type { SeededRandom } from '../seeded-random.ts'

const badValues = [
  null,
  true,
  0,
  -1,
  1e308,
  Number.MAX_SAFE_INTEGER,
  '',
  ' ',
  '\0',
  'T0FAKE',
  '../../etc/passwd',
  '${7*7}',
  '<!channel>',
  "'; drop table teams; --",
  '9'.repeat(5000),
  '🎉'.repeat(300),
  [],
  {},
  [[[[[[[[[[]]]]]]]]]],
  { $gt: '' },
] as const
const badKeys = ['constructor', 'toString', 'hasOwnProperty', 'team_id', 'id', '$ref', '', 'then'] as const

/** A copy of `value` with one to three things spoilt. */
export function corruptValue(value: unknown, random: SeededRandom): unknown {
  let copy: unknown = structuredClone(value)
  for (let times = random.below(3); times >= 0; times -= 1) copy = corruptOnce(copy, random)
  return copy
}

function corruptOnce(value: unknown, random: SeededRandom): unknown {
  if (typeof value !== 'object' || value === null || random.next() < 0.05) return random.pick([...badValues])
  const keys = Object.keys(value)
  const key = keys[random.below(keys.length)]
  if (key === undefined || random.next() < 0.1) {
    return Array.isArray(value)
      ? [...value, random.pick([...badValues])]
      : { ...value, [random.pick([...badKeys])]: {} }
  }
  const inner: unknown = Reflect.get(value, key)
  if (random.next() < 0.6 && typeof inner === 'object' && inner !== null) {
    Reflect.set(value, key, corruptOnce(inner, random))
  } else if (random.next() < 0.4) Reflect.deleteProperty(value, key)
  else Reflect.set(value, key, random.pick([...badValues]))
  return value
}
