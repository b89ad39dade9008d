/** What the app's own log says went wrong, counted, so that a scene that breaks tells why. */
import * as z from 'zod'

const warningLevel = 40

const lineSchema = z
  .looseObject({ level: z.number(), msg: z.string() })
  .transform(({ level, msg, ...fields }) => ({ level, msg, fields }))

/** The fields that tell one cause from another. */
const architectureFields = ['error', 'code', 'reason', 'refused', 'outcome']

export function warningsIn(logs: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const line of logs.flatMap((log) => log.split('\n'))) {
    const words = warningOf(line)
    if (words !== null) counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  return new Map([...counts].sort(([, one], [, other]) => other - one))
}

function warningOf(line: string): string | null {
  if (!line.startsWith('{')) return null
  const parsed = lineSchema.safeParse(parseJson(line))
  if (!parsed.success) return null
  const { level, msg, fields } = parsed.data
  const isEnd = typeof fields['outcome'] === 'string' && fields['outcome'] !== 'answered'
  if (level < warningLevel && !isEnd) return null
  const details = architectureFields.flatMap((name) =>
    typeof fields[name] === 'string' ? [`${name} ${fields[name]}`] : [],
  )
  return [msg, ...details].join(', ')
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
