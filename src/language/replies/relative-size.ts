/** “Next size down in the same family”, “half the params”, “a model twice as big”: a size by the one that is planned. */
import { quantity } from '../grammar/preset-slots.ts'
import type { GrammarResult, Slot } from '../grammar/slots.ts'
import type { ModelEntry } from '../lexicon/model-names.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import { siblingsOf } from '../resolution/sibling-model.ts'
import type { PlanOfThread } from './numbers-of-plan.ts'

const nextSize =
  /\b(?:(?:the )?next (?:(?:size|one|model|step) )?(?<next>down|up|smaller|bigger|larger)(?: (?:one|model|size|sibling|version))?|(?:one|a) (?:size|notch|step|class) (?<step>down|up|smaller|bigger|larger|lower|higher)|(?:the|its|a) (?<kin>small(?:er)?|little|bigger|big|larger) (?:brother|sister|sibling|cousin))(?: (?:in|of|from) (?:the same|this|that|the) (?:family|series|line))?(?= ?(?:[,.;:!?]|then\b|instead\b|please\b|pls\b|will do\b|would do\b|is enough\b|$))/u
const scaledSize =
  /\b(?:(?<part>half|an? (?:third|quarter|fifth|sixth|eighth|tenth)|two thirds|twice|double|triple)|(?<times>\d{1,3}(?:\.\d)?) ?(?:x|times))(?: of)? (?:as (?:big|large)(?: an? model)?|(?:the|that|this) (?:(?:model|parameter) )?(?:size|params?|parameters?|parameter count)|(?:params?|parameters))\b/u
/** What else can have a size. */
const ofOthers =
  /\b(?:data(?:set)?s?|rows?|examples?|samples?|corpus|batch|context|seq(?:uence)?s?|gpus?|cards?|box|boxes|nodes?|instances?|machines?|disks?|images?|pictures?|files?|docs?|documents?|vocab\w*|critic|teacher|draft|rank|adapter|costs?|price)\b/u
/** What is said of the data beside it. */
const inProportion =
  /\b(?:tokens? (?:per|a|to a|for each) param(?:eter)?s?\b|(?:all|everything) (?:else )?in proportion|(?:same|keep the) (?:token )?ratio)\b/u
const factors: Readonly<Record<string, number>> = {
  half: 1 / 2, third: 1 / 3, quarter: 1 / 4, fifth: 1 / 5, sixth: 1 / 6, eighth: 1 / 8, tenth: 1 / 10,
  'two thirds': 2 / 3, twice: 2, double: 2, triple: 3,
} // prettier-ignore
/** A member of the family is as good as so much more or less. */
const near = 0.2

/** Whether a size is told by the planned one, and next to nothing else. */
export const isRelativeSize = (line: string): boolean =>
  line.split(' ').length <= maxWords && (nextSize.test(line) || scaledSize.test(line))
const maxWords = 10

type Sized = { readonly slots: readonly Slot[]; readonly from: number; readonly to: number }

/** What the grammar finds, with the size that such words tell; the same where there are none, or they are of something else. */
export function withRelativeSize(
  recognized: RecognizedText,
  found: GrammarResult,
  plan: PlanOfThread,
  { models }: Pick<Vocabulary, 'models'>,
): GrammarResult {
  const sized = sizedIn(recognized, found, plan, models)
  if (sized === null) return found
  const { slots, from, to } = sized
  const isOutside = (one: { readonly from: number; readonly to: number }): boolean => one.to <= from || one.from >= to
  return {
    ...found,
    slots: [...found.slots.filter(isOutside), ...slots].toSorted((one, other) => one.from - other.from),
    unrecognized: found.unrecognized.filter(isOutside),
  }
}

function sizedIn(
  { tokens, normalized }: RecognizedText,
  { slots }: GrammarResult,
  { scenario: { spec } }: PlanOfThread,
  models: Vocabulary['models'],
): Sized | null {
  const text = normalized.text.toLowerCase()
  const said = nextSize.exec(text) ?? scaledSize.exec(text)
  if (said?.groups === undefined || slots.some(({ role }) => role === 'model')) return null
  if (ofOthers.test(text) || (said.groups['next'] === undefined && asksLonger(tokens))) return null
  const end = said.index + said[0].length
  const from = tokens.findIndex((token) => token.start >= said.index)
  const to = tokens.findLastIndex((token) => token.end <= end) + 1
  if (from < 0 || to <= from) return null
  const model = models.byId.get(spec.model ?? '')
  const { next, step, kin, part, times } = said.groups
  const way = next ?? step ?? kin
  if (way !== undefined) {
    const other = model === undefined ? undefined : neighbourOf(model, isSmaller.test(way), models)
    return other === undefined ? null : { slots: [modelSlot(other.id, from, to)], from, to }
  }
  const held = model?.params ?? spec.params
  const factor = times === undefined ? factorOf(part ?? '') : Number(times)
  if (held === null || !(factor > 0) || factor === 1) return null
  const params = held * factor
  const sibling = model === undefined ? undefined : nearestOf(model, params, models)
  const size: Slot =
    sibling === undefined ? { ...quantity('params', rounded(params)), from, to } : modelSlot(sibling.id, from, to)
  const inPlace = inProportion.exec(text)
  if (inPlace === null) return { slots: [size], from, to }
  const data: Slot = { role: 'scale', measure: 'data', factor, from, to }
  const last = inPlace.index + inPlace[0].length
  return { slots: [size, data], from, to: Math.max(to, tokens.findLastIndex((token) => token.end <= last) + 1) }
}

/** "What would a model with twice the parameters cost?" */
const asksLonger = (tokens: RecognizedText['tokens']): boolean =>
  tokens.length > maxAsked && (tokens.some(({ text }) => text === '?') || opensQuestion.test(tokens[0]?.text ?? ''))
const opensQuestion = /^(?:what|how|would|could|is|are|does|do|which|will|why)$/u
const maxAsked = 7

const isSmaller = /down|small|lower|little/u
const modelSlot = (id: string, from: number, to: number): Slot => ({
  role: 'model',
  reference: { kind: 'model', id },
  from,
  to,
})

const factorOf = (part: string): number => factors[part] ?? factors[part.replace(/^an? /u, '')] ?? Number.NaN

/** To two digits: half of 8.03B is 4B. */
const rounded = (params: number): number => Number(params.toPrecision(2))

/** The next smaller or larger one of the same version and kind. */
function neighbourOf(model: ModelEntry, isDown: boolean, models: Vocabulary['models']): ModelEntry | undefined {
  const others = siblingsOf(model.id, models).filter(({ params }) =>
    isDown ? params < model.params * (1 - near / 2) : params > model.params * (1 + near / 2),
  )
  return others.toSorted((one, other) => (isDown ? other.params - one.params : one.params - other.params))[0]
}

/** The one of the same version and kind that is about as large. */
const nearestOf = (model: ModelEntry, params: number, models: Vocabulary['models']): ModelEntry | undefined =>
  siblingsOf(model.id, models)
    .filter((one) => one.id !== model.id && Math.abs(one.params - params) < near * params)
    .toSorted((one, other) => Math.abs(one.params - params) - Math.abs(other.params - params))[0]
