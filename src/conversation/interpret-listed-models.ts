/** "Fine-tune 3 models (llama 3 8b, mistral 7b, gemma 2 9b) on the same 18k rows": each on all of the data, and what all come to. */
import type { Understanding } from '../language/resolution/understanding.ts'
import { withLimitsOfAll } from './limits-of-all.ts'
import type { FoundInterpretation, ReadJob, ReadPart } from './part-readers.ts'

/** The other model of a text teaches, judges, searches or drafts, or is one to choose from. */
const isOfTwoRoles =
  /\b(?:distil\w*|teachers?|students?|draft|merg\w+|judges?|critics?|reference|rerank\w*|retriev\w+|embed\w*|rag|or|vs\.?|versus|either|instead|from|than|compar\w+|which)\b/iu
const joiner = /^(?:,|;|and|&|\+|a|an|the|then|also|,and)$/iu
const countsThem =
  /\b(?:(?:two|three|four|[2-4]) (?:different |separate |base |other )?(?:models|llms)|both|each of)\b ?/giu
const [fewest, most] = [2, 4]

type ModelSpan = { readonly from: number; readonly to: number }

/** Null where no list of models shares one set of data, or one of them makes no whole job. */
export function listedModelsOf(text: string, readJob: ReadJob, readPart: ReadPart): FoundInterpretation {
  if (text.length > longest) return null
  const whole = readPart(text)
  if (!whole.draft.issues.some(({ kind }) => kind === 'conflict')) return null
  const spans = modelSpans(whole)
  const [first, last] = [spans[0], spans.at(-1)]
  if (first === undefined || last === undefined || spans.length < fewest || spans.length > most) return null
  const { tokens } = whole.recognized
  const isJoined = spans
    .slice(1)
    .every(({ from }, at) => tokens.slice(spans[at]?.to, from).every((each) => joiner.test(each.text)))
  const list = whole.wordsAt(first.from, last.to)
  const start = text.indexOf(list)
  if (!isJoined || start < 0) return null
  const names = spans.map(({ from, to }) => whole.wordsAt(from, to).trim())
  const [before, behind] = [text.slice(0, start), text.slice(start + list.length)]
  if (new Set(names).size < names.length || isOfTwoRoles.test(`${before} ${wordsNear(behind)}`)) return null
  const rest = (name: string): string => `${before.replace(countsThem, '')}${name}${behind}`
  const scenarios = names.flatMap((name) => readJob(rest(name)) ?? [])
  if (scenarios.length < names.length) return null
  return withLimitsOfAll(
    { kind: 'comparison', thread: null, scenarios, names, counts: names.map(() => 1) },
    readPart(rest(names[0] ?? '')),
  )
}
/** Longer prose tells of other models besides. */
const longest = 400
/** What stands right behind a list may say what its models are for. */
const wordsNear = (text: string): string => text.slice(0, near)
const near = 24

/** Models by name, or by size alone, as they stand. */
function modelSpans({ slots }: Understanding): readonly ModelSpan[] {
  const named = slots.filter(({ role }) => role === 'model')
  const sizes = slots.filter(
    (slot) =>
      (slot.role === 'quantity' && slot.measure === 'params') ||
      (slot.role === 'unitless' && slot.amount.magnitude === 'b'),
  )
  // "Mistral 7b": a size within or right behind its name is of it.
  const joined = named.map((name): ModelSpan => {
    const size = sizes.find(({ from, to }) => (from >= name.from && to <= name.to) || from === name.to)
    return { from: name.from, to: Math.max(name.to, size?.to ?? 0) }
  })
  const alone = sizes.filter(({ from, to }) => !joined.some((one) => from >= one.from && to <= one.to))
  return [...joined, ...alone].toSorted((one, other) => one.from - other.from)
}
