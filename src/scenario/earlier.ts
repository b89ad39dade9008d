/** Turns about earlier versions of the plan: "undo the 4-bit", "compare with the original". */
import type { Amendment } from './amendment.ts'
import { type Field, type Scenario, type Spec, emptySpec, specSchema } from './spec.ts'

const taken =
  /^(?:(?:ok|okay|please|pls|actually|no|wait|hmm|sorry|and|can you|could you|let's|now)[\s,.!]+){0,3}(?:undo|revert|take back|roll back|rollback|unset|reverse)\s+(?:(?:only|just)\s+)?(?:the |that |my |our )?(.{1,60}?)(?:\s+(?:change|changes|thing|part|bit|again|too|as well|please|setting|edit|only))*[\s.!?]*$/i

/** What is to be taken back, in its own words; null where the text takes nothing back by name. */
export const takenBack = (plain: string): string | null => taken.exec(plain.trim())?.[1] ?? null

/**
 * The scenario with the fields that `text` sets as they were before it was said; null where it is not what holds now.
 * `turn` reads a part as an amendment of a scenario.
 */
export function restored(
  text: string,
  revisions: readonly Scenario[],
  turn: (scenario: Scenario, text: string) => Amendment,
): Scenario | null {
  const now = revisions.at(-1)
  if (now === undefined) return null
  const { model, params, tokens } = now.spec
  const asked = turn({ ...now, spec: { ...emptySpec, model, params, tokens } }, text)
  const set = asked.kind === 'amended' ? asked.changed : named(text)
  const holds = asked.kind !== 'amended' || set.every((field) => same(asked.scenario.spec, now.spec, field))
  if (set.length === 0 || !holds) return null
  const before = revisions.findLast(({ spec }) => set.some((field) => !same(spec, now.spec, field)))
  if (before === undefined) return unsaid(now, set)
  // "4-bit" may have set the method too.
  const since = revisions[revisions.indexOf(before) + 1]
  const beside = coupled
    .filter((group) => group.some((field) => set.includes(field)))
    .flat()
    .filter((field) => since !== undefined && !same(before.spec, since.spec, field))
  return withFields(now, before, [...new Set([...set, ...beside])])
}

/** `now` without what its first question said of `set`; null where it said nothing, or where no plan is left without it. */
function unsaid(now: Scenario, set: readonly Field[]): Scenario | null {
  const given = set.filter((field) => now.said[field] === 'asked' && now.spec[field] !== null)
  if (given.length === 0 || given.some((field) => job.includes(field))) return null
  return withFields(now, { ...now, spec: emptySpec, said: {}, remarks: [] }, given)
}

const job: readonly Field[] = ['model', 'params', 'tokens']

/** Fields that one word may set together. */
const coupled: readonly (readonly Field[])[] = [
  ['method', 'weights'],
  ['model', 'params'],
  ['gpus', 'gpuCount', 'nodes'],
]

/** `now` with some fields as they were in `before`, and what was remarked of them then. */
function withFields(now: Scenario, before: Scenario, set: readonly Field[]): Scenario {
  const spec: Record<string, unknown> = { ...now.spec }
  for (const field of set) spec[field] = before.spec[field]
  const kept = (now.remarks ?? []).filter(({ field }) => field === null || !set.includes(field))
  const back = (before.remarks ?? []).filter(({ field }) => field !== null && set.includes(field))
  const remarks = [...kept, ...back]
  const said = { ...now.said }
  for (const field of set) {
    const speaker = before.said[field]
    if (speaker === undefined) delete said[field]
    else said[field] = speaker
  }
  const corpus = set.includes('tokens') ? before.corpus : now.corpus
  const { corpus: _, ...rest } = now
  return {
    ...rest,
    spec: specSchema.parse(spec),
    said,
    remarks,
    notes: remarks.map((remark) => remark.text),
    ...(corpus === undefined ? {} : { corpus }),
  }
}

const same = (one: Spec, other: Spec, field: Field): boolean =>
  JSON.stringify(one[field]) === JSON.stringify(other[field])

/** Fields by the names that people have for them. */
const fieldNames: readonly (readonly [RegExp, readonly Field[]])[] = [
  [/^(?:budget|money limit|cap)$/, ['budgetUsd']],
  [/^(?:deadline|time limit)$/, ['deadlineHours']],
  [/^(?:gpus?|cards?|hardware|number of gpus)$/, ['gpus', 'gpuCount', 'nodes', 'excludedGpus']],
  [/^(?:provider|cloud)s?$/, ['providers', 'excludedProviders', 'tier']],
  [/^(?:data|tokens|epochs?|examples)$/, ['tokens']],
  [/^(?:model)$/, ['model', 'params']],
  [/^(?:method)$/, ['method', 'weights']],
  [/^(?:precision|quantization|quantisation|weights)$/, ['weights']],
  [/^(?:context|sequence length|seq(?: len)?)$/, ['sequenceLength']],
  [/^(?:batch(?: size)?)$/, ['batch']],
  [/^(?:rank)$/, ['loraRank']],
  [/^(?:pricing)$/, ['pricing']],
  [/^(?:stack|framework)$/, ['stack']],
]
const named = (text: string): readonly Field[] =>
  fieldNames.find(([pattern]) => pattern.test(text.toLowerCase().trim()))?.[1] ?? []

const ofFirst =
  /^(?:(?:ok|and|but|now|please|again|same|try|use|with|for|on|at|under|go|back|return|to|keep)[\s,]+){0,4}(?:the |our |my )?(original|first|initial|old|previous|same) (.{3,20}?)(?: (?:again|instead|please|then))?[\s.!?]*$/i

/** "with the original model": one thing as it was at first, or as it was before; null where the text says no such thing. */
export function asAtFirst(plain: string, revisions: readonly Scenario[]): Scenario | null {
  const [, which = '', noun = ''] = ofFirst.exec(plain.trim()) ?? []
  const set = named(noun)
  const [first, now] = [revisions[0], revisions.at(-1)]
  if (set.length === 0 || first === undefined || now === undefined || which.toLowerCase() === 'same') return null
  const isFirst = /original|first|initial/i.test(which)
  const from = isFirst ? first : revisions.findLast(({ spec }) => set.some((field) => !same(spec, now.spec, field)))
  return from === undefined ? null : withFields(now, from, set)
}

const start = '(?:original|first|initial|start|beginning|starting point)'
const last = '(?:previous|last|one before|version before|before)'
const noun = '(?: (?:one|plan|version|estimate|answer|question|setup|config|quote|price|numbers|result))?'
const lead =
  "^(?:(?:ok|okay|please|pls|and|so|can you|could you|hey|now|hm+)[\\s,]+){0,3}(?:(?:compare|comparison|diff|difference|what(?:'s|s| is| has| are)? (?:the )?(?:difference|diff|changed?|changes|new|different)|how (?:does|do) (?:this|that|it|we) (?:compare|differ|look)|is (?:this|that|it) (?:cheaper|faster|better|more expensive|slower)|how much (?:cheaper|faster|more expensive|more|less|slower)(?: is (?:this|that|it))?|vs\\.?|versus)"
const between = `(?:\\s+(?:it|this|that|now|in total))?(?:\\s+(?:with|to|from|against|vs\\.?|versus|since|than|compared (?:to|with)|and|between))*\\s+(?:my |our |the )?`
const compared = new RegExp(
  `${lead}${between}(?:(${start})|${last})${noun}|what (?:was|were|did) (?:the |our |my )?(?:(${start})|${last})${noun}(?: (?:again|say|cost))?)[\\s.!?]*$`,
  'i',
)

/** Which version the plan is to be set beside: the first one or the one before; null where none is asked for. */
export function earlierAsked(plain: string): 'first' | 'before' | null {
  if (plain.length > 120) return null
  const found = compared.exec(plain.replaceAll(/\s+/g, ' ').trim())
  if (found === null) return null
  return found[1] === undefined && found[2] === undefined ? 'before' : 'first'
}
