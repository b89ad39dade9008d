/** What a tool takes. An argument that it does not know is refused by name: a wish that nobody reads is worse than none. */
import { closest, distance } from 'fastest-levenshtein'
import * as z from 'zod'
import { formatList, quoted } from '../scenario/format-values.ts'

/** More of them, or more of a name, says nothing. */
const [maxNamed, maxLength] = [5, 40]

/** The schema of a tool's arguments, and of no others. */
export const toolInput = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code, keys }) => (code === 'unrecognized_keys' ? unknownArguments(keys, Object.keys(shape)) : undefined),
  })

function unknownArguments(typed: unknown, known: readonly string[]): string {
  const keys = (Array.isArray(typed) ? typed.map(String) : []).slice(0, maxNamed).map((key) => key.slice(0, maxLength))
  const near = [...new Set(keys.map((key) => closest(key, known)).filter((name, at) => isNear(keys[at] ?? '', name)))]
  const meant = near.length === 0 ? '' : ` Did you mean ${formatList(near.map(quoted))}?`
  const wishes = known.includes('job') ? ' Wishes, such as a budget, belong into the words of the job.' : ''
  return (
    `${formatList(keys.map(quoted))} ${keys.length === 1 ? 'is no argument' : 'are no arguments'} of this tool, ` +
    `which takes ${formatList(known.map(quoted))}.${meant}${wishes}`
  )
}

const isNear = (typed: string, name: string): boolean =>
  distance(typed.toLowerCase(), name) <= Math.max(1, Math.ceil(name.length / 3)) || typed.toLowerCase() === `${name}s`
