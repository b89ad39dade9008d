/**
 * "480 incl everything, hard limit", "data must not leave Germany": a request that no rule reads. What its words change is
 * told by the classifier, out of what it names and what can be lifted; the value is what it names. Always asked back.
 */
import type { ChangeKind } from '../../catalog/change-kinds.ts'
import { type Scenario, type SpecField, specFields } from '../../scenario/scenario.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { amend } from './amendment.ts'
import { changeSignals } from './change-signals.ts'
import { confirmationOf } from './confirmation.ts'
import { numericFields } from './numeric-fields.ts'
import type { ReplyAct } from './reply-act.ts'
import type { Reply } from './reply-input.ts'

/** A change that the words allow: of one number, of names, or of no word of its own. `group`: one of each is made. */
type Proposal = { readonly kind: ChangeKind; readonly group: string; readonly words: string }

/** Of the proposals the likeliest must be this likely, and of all kinds this. */
const [minShare, minLikelihood] = [0.5, 0.12]
/** Another word or number may be changed as well. */
const minOther = 0.2
/** Longer texts say more than a change. */
const maxMentions = 40

/** Null where nothing is named that could be changed, or several changes are as likely. */
export function proposedChange(reply: Reply): ReplyAct | null {
  const { scenario, lastChanged, plain, vocabulary } = reply
  const { recognized } = reply.understanding
  if (recognized.mentions.length > maxMentions || moreMoney.test(plain.text)) return null
  const held = specFields.filter((field) => scenario.setBy[field] === 'asked')
  const likely = vocabulary.classifyChange(plain.text, changeSignals(recognized, held, lastChanged))
  const ranked = proposalsOf(reply)
    .map((proposal) => ({ ...proposal, likelihood: likely.get(proposal.kind) ?? 0 }))
    .toSorted((one, other) => other.likelihood - one.likelihood)
  const [best] = ranked
  if (best === undefined || best.likelihood < minLikelihood) return null
  const taken = ranked.filter(
    ({ group, likelihood }, at) =>
      (at === 0 || (likelihood >= minOther && group !== '')) && ranked.findIndex((one) => one.group === group) === at,
  )
  const total = ranked.reduce((sum, { likelihood }) => sum + likelihood, 0)
  if (taken.reduce((sum, { likelihood }) => sum + likelihood, 0) / total < minShare) return null
  const act = amend(reply, taken.map(({ words }) => words).join(', '))
  return act.kind === 'amended' && act.changed.length > 0 ? confirmationOf(reply, act.scenario, act.changed) : null
}

/** Kinds of a number, by the field that a lone number is read for. */
const numberKinds: readonly (readonly [ChangeKind, SpecField])[] = [
  ['gpuCount', 'gpuCount'],
  ['data', 'tokens'],
  ['budget', 'budgetUsd'],
  ['deadline', 'deadlineHours'],
  ['sequence', 'sequenceLength'],
  ['rank', 'loraRank'],
  ['batch', 'batch'],
]

/** Kinds without a name: what is typed for them, and the field that must hold something for it to be lifted. */
const bareKinds: readonly (readonly [ChangeKind, string, SpecField | null])[] = [
  ['no budget', 'no budget', 'budgetUsd'],
  ['no deadline', 'no deadline', 'deadlineHours'],
  ['any region', 'any region', 'region'],
  ['any gpu', 'any gpu', 'gpus'],
  ['any provider', 'any provider', 'providers'],
  ['owned', 'own hardware', null],
  ['rented', 'rented', 'owned'],
  ['on demand', 'on demand', null],
  ['spot', 'spot', null],
  ['reserved', 'reserved', null],
  ['data centres', 'data centres only', null],
  ['cheapest', 'cheapest', null],
  ['fastest', 'fastest', null],
]

/** "Another hundred dollars" is no sum by itself. */
const moreMoney =
  /\b(?:another|a further|an extra|additional) (?:\$ ?\d|[\w.,]{1,12} (?:dollars|bucks|usd|euros|grand|k)\b)/iu

/** "Add that to the budget": what is added to is not lifted. */
const addsTo =
  /\b(?:add(?:ed|s|ing)?|put|goes|go|going|pour|stack)\b.{0,30}\b(?:to|on top of|onto|into) (?:the |our |my )?(?:budget|deadline|limit|cap)\b/iu

function proposalsOf({ scenario, plain, understanding: { recognized } }: Reply): readonly Proposal[] {
  const { mentions } = recognized
  const words = (mention: Mention): string => wordsIn(recognized)(mention.from, mention.to).trim()
  const amounts = mentions.filter((mention): mention is Mention<Amount> => isKind(mention, 'amount'))
  const open = amounts.filter(({ meaning }) => meaning.error === undefined && meaning.change === undefined)
  const numbers = numberKinds.flatMap(([kind, field]) => numberOf(kind, field, open, scenario))
  const ofNames = (test: (mention: Mention) => boolean): string =>
    [...new Set(mentions.filter(test).map(words))].join(' or ')
  const name = (kind: ChangeKind, group: string, before: string, names: string): readonly Proposal[] =>
    names === '' ? [] : [{ kind, group, words: `${before}${names}` }]
  const gpus = ofNames((one) => one.meaning.kind === 'gpu')
  const providers = ofNames((one) => one.meaning.kind === 'provider')
  /** The one that is wished: "phi for qwen" is the second, "int8 over nf4" the first. */
  const newOf = ([first, second, ...others]: readonly Mention[]): string => {
    if (first === undefined || others.length > 0) return ''
    if (second === undefined) return words(first)
    const between = wordsIn(recognized)(first.to, second.from).trim().split(/\s+/u)
    if (between.some((word) => behindNew.has(word))) return words(first)
    return between.some((word) => beforeNew.has(word)) ? words(second) : ''
  }
  const valueNamed = (field: string): string => {
    const held = fieldValueOf(scenario, field)
    const found = mentions.filter(
      ({ meaning }) => meaning.kind === 'field-value' && meaning.field === field && meaning.value !== held,
    )
    return newOf(found)
  }
  const model = newOf(mentions.filter((one) => one.meaning.kind === 'model'))
  const bare = bareKinds.flatMap(([kind, typed, field]): readonly Proposal[] => {
    const isLifted = field !== null && !addsTo.test(plain.text)
    const isHeld = field === null || (isLifted && scenario.spec[field] !== null)
    return isHeld ? [{ kind, group: kind, words: typed }] : []
  })
  return [
    ...numbers,
    ...name('gpu', 'gpu', 'on ', gpus),
    ...name('not gpu', 'gpu', 'no ', gpus),
    ...name('only provider', 'provider', 'only on ', providers),
    ...name('not provider', 'provider', 'not on ', providers),
    ...name('region', 'region', 'in ', valueNamed('region')),
    ...name('model', 'model', '', model),
    ...name('method', 'method', '', valueNamed('method')),
    ...name('weights', 'weights', '', valueNamed('weights')),
    ...name('task', 'task', '', valueNamed('task')),
    ...bare,
  ]
}

const beforeNew: ReadonlySet<string> = new Set(['for', 'to', 'by', 'with', 'into'])
const behindNew: ReadonlySet<string> = new Set(['over', 'than', 'instead', 'not'])

const fieldValueOf = ({ spec }: Scenario, field: string): unknown =>
  field === 'region' || field === 'method' || field === 'weights' || field === 'task' ? spec[field] : null

/** The one number that can be a new value of the field. */
function numberOf(
  kind: ChangeKind,
  field: SpecField,
  amounts: readonly Mention<Amount>[],
  scenario: Scenario,
): readonly Proposal[] {
  const entry = numericFields.find((one) => one.field === field)
  const found = amounts.flatMap(({ meaning: { value, magnitude, measure, inWords } }) => {
    const isOfUnit = measure === null || measure === unitOf[kind]
    const isWhole = Number.isInteger(value) || kind === 'budget' || kind === 'deadline' || kind === 'data'
    if (entry === undefined || !isOfUnit || !isWhole || value === scenario.spec[field]) return []
    return entry.give(value, inWords ? '' : magnitude, scenario)?.words ?? []
  })
  const [only, ...others] = new Set(found)
  return only === undefined || others.length > 0 ? [] : [{ kind, group: 'number', words: only }]
}

/** The unit that a number of a kind may have. */
const unitOf: Readonly<Partial<Record<ChangeKind, Amount['measure']>>> = {
  budget: 'money',
  deadline: 'hours',
  data: 'tokens',
}
