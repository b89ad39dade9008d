/**
 * "2 days not 5", "8k instead of 4k": one number in place of another. What holds in the plan tells what both count: the
 * field that has the value that is refused.
 */
import type { Scenario, Spec } from '../../scenario/scenario.ts'
import { type PresetPhrase, quantity } from '../grammar/preset-slots.ts'
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import { formatExact } from '../../scenario/format-values.ts'
import { bytesOfUnit, textSizeOf } from '../../scenario/text-size.ts'

/** A field of the plan as people count it: its value in that unit, and how a number of it is said. */
type Counted = {
  readonly measure: Measure
  readonly unit: RegExp
  readonly holds: (scenario: Scenario, lastPlan: Partial<Spec>) => number | null
  readonly scale: number
  readonly words: (value: string) => string
}

const counted: readonly Counted[] = [
  { measure: 'deadline', unit: /^d(?:ays?)?$/, scale: 24, holds: ({ spec }) => spec.deadlineHours, words: (n) => `within ${n} days` },
  { measure: 'deadline', unit: /^(?:h|hrs?|hours?)$/, scale: 1, holds: ({ spec }) => spec.deadlineHours, words: (n) => `within ${n} hours` },
  { measure: 'deadline', unit: /^w(?:eeks?)?$/, scale: 168, holds: ({ spec }) => spec.deadlineHours, words: (n) => `within ${n} weeks` },
  { measure: 'budget', unit: /^(?:\$|usd|dollars|bucks)$/, scale: 1, holds: ({ spec }) => spec.budgetUsd, words: (n) => `under $${n}` },
  { measure: 'gpus', unit: /^(?:gpus?|cards?|of them)$/, scale: 1, holds: ({ spec }, lastPlan) => spec.gpuCount ?? lastPlan.gpuCount ?? null, words: (n) => `${n} gpus` },
  { measure: 'epochs', unit: /^(?:epochs?|passes)$/, scale: 1, holds: ({ corpus }) => corpus?.epochs ?? null, words: (n) => `${n} epochs` },
  { measure: 'sequence', unit: /^(?:context|seq|tokens)$/, scale: 1, holds: ({ spec }) => spec.sequenceLength, words: (n) => `seq ${n}` },
  { measure: 'rank', unit: /^rank$/, scale: 1, holds: ({ spec }) => spec.loraRank, words: (n) => `rank ${n}` },
  { measure: 'batch', unit: /^batch$/, scale: 1, holds: ({ spec }) => spec.batch, words: (n) => `batch ${n}` },
  { measure: 'globalBatch', unit: /^batch$/, scale: 1, holds: ({ spec }) => spec.globalBatch, words: (n) => `global batch ${n}` },
  { measure: 'examples', unit: /^(?:examples|rows|samples|records|chats|convos|conversations|dialogues|docs|documents|pairs|comparisons|tickets|messages|texts|prompts|emails|mails|letters|reviews|calls|transcripts|traces|questions|items|articles|files|entries|lines|images|pages)$/, scale: 1, holds: ({ corpus }) => corpus?.examples ?? null, words: (n) => `${n} examples` },
  { measure: 'length', unit: /^(?:tokens each|each|tokens)$/, scale: 1, holds: ({ corpus }) => corpus?.tokensPerExample ?? null, words: (n) => `${n} tokens each` },
  { measure: 'tokens', unit: /^tokens$/, scale: 1, holds: ({ spec }) => spec.tokens, words: (n) => `${n} tokens` },
] // prettier-ignore
/** Of the size of a model a number is hardly said without its “b”: only where nothing else has it, and asked back. */
const ofSize: Counted = { measure: 'params', unit: /^$/, scale: 1e9, holds: sizeOf, words: (n) => `${n}b` }

/** "qwen2.5-32b" has 32 billion parameters to those who speak of it. */
function sizeOf({ spec }: Scenario): number | null {
  const named = /(?:^|-)(\d{1,4}(?:\.\d{1,2})?)b(?:-|$)/u.exec(spec.model ?? '')?.[1]
  return named === undefined ? spec.params : Number(named) * 1e9
}

const number = (name: string): string =>
  String.raw`(?<${name}Money>\$\s?)?(?<${name}>\d[\d,]*(?:\.\d+)?)\s?(?<${name}Magnitude>[kmb](?![a-z]))?\s?(?<${name}Unit>%|(?!(?:but|it|its|not|and|is|was)\b)[a-z]{1,14})?`
const fillers = String.raw`(?:(?:it'?s|that'?s|is|we have|we've got|make (?:it|that)|i meant|meant|should be|only|just|now|more like|sorry|the)\s)*`
const oneNotOther = new RegExp(
  String.raw`^${fillers}${number('one')},?\s(?:and\s)?(?:not|instead of|rather than|no longer|isn't)\s(?:the\s)?${number('other')}$`,
  'u',
)
const notOtherOne = new RegExp(
  String.raw`^${fillers}not\s${number('other')}[,\s]+(?:but\s|it's\s)?${number('one')}$`,
  'u',
)
/** "I meant 150k": what stands for it is not said. */
const meantAlone = new RegExp(
  String.raw`^(?:(?:sorry|no|wait|oops)[,\s]+)*(?:i|we|it)\s(?:meant|mean|should be|should have been)\s${number('one')}$`,
  'u',
)
const maxSlip = 30

/** Of examples, where there are some times as many, or as few. */
function meantExamples(line: string, { corpus }: Scenario, magnitudes: ReadonlyMap<string, number>) {
  const said = meantAlone.exec(line)?.groups
  const standing = corpus?.examples ?? null
  if (said === undefined || standing === null || said['oneUnit'] !== undefined || said['oneMoney'] !== undefined)
    return null
  const value = Number((said['one'] ?? '').replaceAll(',', '')) * (magnitudes.get(said['oneMagnitude'] ?? '') ?? 1)
  const isSlip = value >= standing / maxSlip && value <= standing * maxSlip && value >= 100
  return isSlip ? { words: `${formatExact(value)} examples`, slots: [quantity('examples', value)] } : null
}

/** Null where a text puts no number in place of one that holds, or several fields have that value. */
export function resolveContrast(
  line: string,
  scenario: Scenario,
  magnitudes: ReadonlyMap<string, number>,
  lastPlan: Partial<Spec> = {},
): (PresetPhrase & { readonly isOffered?: true }) | null {
  const said = (oneNotOther.exec(line) ?? notOtherOne.exec(line))?.groups
  if (said === undefined) return meantExamples(line, scenario, magnitudes)
  const ofText = textInPlace(said, scenario)
  if (ofText !== null) return ofText
  const unit = (said['oneUnit'] ?? said['otherUnit'] ?? (said['oneMoney'] === undefined ? '' : '$')).trim()
  const valueOf = (name: 'one' | 'other', kilo: number): number => {
    const magnitude = said[`${name}Magnitude`] ?? ''
    const factor = magnitude === 'k' ? kilo : (magnitudes.get(magnitude) ?? 1)
    return Number((said[name] ?? '').replaceAll(',', '')) * factor
  }
  const readingsOf = ({ measure, unit: ofField, holds, scale, words }: Counted) => {
    const standing = holds(scenario, lastPlan)
    if (standing === null || (unit !== '' && !ofField.test(unit))) return []
    // "14b" has its billions.
    const scaleOf = (name: 'one' | 'other'): number => (said[`${name}Magnitude`] === 'b' && scale === 1e9 ? 1 : scale)
    return [1000, 1024].flatMap((kilo) =>
      Math.abs(valueOf('other', kilo) * scaleOf('other') - standing) > standing * 1e-6
        ? []
        : [{ measure, value: (valueOf('one', kilo) * scaleOf('one')) / scale, scale, words }],
    )
  }
  const sure = counted.flatMap(readingsOf)
  const [first, ...others] = sure.length > 0 ? sure : readingsOf(ofSize)
  if (first === undefined || others.some(({ measure }) => measure !== first.measure)) return null
  const { measure, value, scale, words } = first
  const given = { words: words(formatExact(value)), slots: [quantity(measure, value * scale)] }
  // With its "b" on both or on the new one a size is said.
  const isNamed = said['oneMagnitude'] === 'b'
  return measure === 'params' && !isNamed ? { ...given, isOffered: true } : given
}

/** "1.2 GB not 250 MB" of text that the tokens were counted from. */
function textInPlace(said: Readonly<Record<string, string | undefined>>, scenario: Scenario): PresetPhrase | null {
  const bytesOf = (name: 'one' | 'other'): number => {
    const unit = `${said[`${name}Magnitude`] ?? ''}${said[`${name}Unit`] ?? ''}`
    const given = unit === '' ? `${said['oneMagnitude'] ?? ''}${said['oneUnit'] ?? ''}` : unit
    return Number((said[name] ?? '').replaceAll(',', '')) * (bytesOfUnit(given) ?? NaN)
  }
  const [held, one, other] = [textSizeOf(scenario), bytesOf('one'), bytesOf('other')]
  if (held === null || !(one > 0) || !(Math.abs(other / held.bytes - 1) < textTolerance)) return null
  return { words: bytesWords(one), slots: [quantity('bytes', one)] }
}
const textTolerance = 0.03

/** Bytes as one types them: "1.2 GB". */
export function bytesWords(bytes: number): string {
  const [unit, size] =
    bytes >= 1e12 ? ['TB', 1e12] : bytes >= 1e9 ? ['GB', 1e9] : bytes >= 1e6 ? ['MB', 1e6] : ['KB', 1e3]
  return `${formatExact(Number((bytes / size).toPrecision(6)))} ${unit}`
}
