/** Replies about earlier versions of the plan: "undo the 4-bit", "compare with the original". */
import type { Problem } from '../../scenario/problem.ts'
import type { ReplyAct } from './reply-act.ts'
import { type ReplyCandidate, bareReply } from './reply-candidate.ts'
import { asksSinceLastChange } from './since-last-change.ts'
import { fieldsNamed } from './field-names.ts'
import type { Reply } from './reply-input.ts'
import { revertedPartIn } from './reverted-part.ts'
import { currentScenario } from './revision-history.ts'
import {
  type SpecField,
  type Scenario,
  type Spec,
  changedFields,
  emptySpec,
  specSchema,
} from '../../scenario/scenario.ts'

/** Longer texts are not looked through for an earlier version; talk is longer. */
const maxReferenceLength = 300

/** The revisions up to the one that holds; none where a text is read without its thread, or is too long. */
const revisionsOf = ({ history, typed }: Reply): readonly Scenario[] =>
  history === null || typed.length > maxReferenceLength ? [] : history.revisions.slice(0, history.position + 1)

/** "with the original model" */
export function readRestoredField(reply: Reply): ReplyCandidate | null {
  const revisions = revisionsOf(reply)
  const scenario = restoreNamedField(reply.bare.line, revisions) ?? restoreWholeData(reply.request, revisions)
  return scenario === null ? null : restored(reply, scenario, 'names a field as it was before')
}

/** "undo the 4-bit" */
export function readRevertedChange(reply: Reply): ReplyCandidate | null {
  const part = revertedPartIn(reply.bare.line)
  const revisions = part === null ? [] : revisionsOf(reply)
  const scenario = part === null || revisions.length === 0 ? null : restoreEarlierFields(part, revisions, reply.readAs)
  if (scenario !== null) return restored(reply, scenario, `takes back “${part}”`)
  return part === null || fieldsNamed(part).length === 0 || revisions.length === 0
    ? null
    : bareReply(reply, { kind: 'problem', problem: nothingToTakeBack(part) }, 'takes back what was not changed')
}

/** "It doesn't slip": the date stays as it was before it was moved. */
const staysAsItWas =
  /^(?:no[, ]+)?(?:it|that|the (?:date|deadline|launch))(?: (?:does not|doesn't|won't|will not|didn't|isn't|can't|cannot)) (?:slip|slipping|move|moving|change|changing)$/

/** Brings back the deadline of the revision before; null where it did not change. */
export function readKeptDate(reply: Reply): ReplyCandidate | null {
  const { history, bare } = reply
  const before = history?.revisions[history.position - 1]
  if (history === null || before === undefined || !staysAsItWas.test(bare.line)) return null
  const current = currentScenario(history)
  return changedFields(before.spec, current.spec).includes('deadlineHours')
    ? restored(reply, withFieldsOf(current, before, ['deadlineHours']), 'keeps the date as it was')
    : null
}

/** "compare with the original" */
export function readVersionComparison(reply: Reply): ReplyCandidate | null {
  const { history } = reply
  const version = revisionsOf(reply).length === 0 ? null : (comparedVersionIn(reply.bare.line) ?? movedVersionIn(reply))
  if (version === null || history === null || ofPeriod.test(reply.bare.line)) return null
  // "How much longer?" asks it of a run, or of nothing that was before.
  const isFirst = history.position === 0
  if (comparedAlone.test(reply.bare.line) && (isFirst || reply.thread?.hasBegunRun === true)) return null
  if (isFirst)
    return bareReply(reply, { kind: 'problem', problem: nothingToCompare }, 'compares with a version that is not there')
  const current = currentScenario(history)
  const compared = history.revisions[version === 'first' ? 0 : history.position - 1] ?? current
  const alternatives = [compared, current]
  return bareReply(reply, { kind: 'control', control: 'compare', alternatives }, 'compares with an earlier version')
}

/** "Last quarter" is no version of the plan. */
export const ofPeriod = /\blast (?:week|month|quarter|year|spring|summer|autumn|fall|winter)\b/u

const restored = (reply: Reply, scenario: Scenario, reason: string): ReplyCandidate =>
  bareReply(reply, { kind: 'amended', scenario, changed: changedFields(scenario.spec, reply.scenario.spec) }, reason)

const nothingToTakeBack = (part: string): Problem => ({
  kind: 'nothing',
  message: `Nothing was changed of the ${part} that could be taken back: say what to have instead.`,
  terms: [part],
  suggestions: ['undo', '4-bit', 'on 8 H100s'],
})

export const nothingToCompare: Problem = {
  kind: 'nothing',
  message: 'There is nothing to compare with: this is the first version.',
  terms: [],
  suggestions: ['4-bit', 'on 8 H100s'],
}

/**
 * The scenario with the fields that `text` sets as they were before it was said; null where it is not what holds now.
 * `readAs` reads a text as a reply to a scenario.
 */
function restoreEarlierFields(
  text: string,
  revisions: readonly Scenario[],
  readAs: (text: string, scenario: Scenario) => ReplyAct,
): Scenario | null {
  const current = revisions.at(-1)
  if (current === undefined) return null
  const { model, variant, params, tokens } = current.spec
  const act = readAs(text, { ...current, spec: { ...emptySpec, model, variant, params, tokens } })
  const fields = act.kind === 'amended' ? act.changed : fieldsNamed(text)
  const isCurrent =
    act.kind !== 'amended' || fields.every((field) => isSameValue(act.scenario.spec, current.spec, field))
  if (fields.length === 0 || !isCurrent) return null
  const before = revisions.findLast(({ spec }) => fields.some((field) => !isSameValue(spec, current.spec, field)))
  if (before === undefined) return clearAskedFields(current, fields)
  // "4-bit" may have set the method too.
  const next = revisions[revisions.indexOf(before) + 1]
  const coupled = coupledFieldGroups
    .filter((group) => group.some((field) => fields.includes(field)))
    .flat()
    .filter((field) => next !== undefined && !isSameValue(before.spec, next.spec, field))
  return withFieldsOf(current, before, [...new Set([...fields, ...coupled])])
}

/** `now` without what its first question said of `set`; null where it said nothing, or where no plan is left without it. */
function clearAskedFields(current: Scenario, fields: readonly SpecField[]): Scenario | null {
  // Without the GPU, "our 16 of them" is of none.
  const named = fields.includes('gpus') && current.spec.owned === true ? [...fields, ...ownedFields] : fields
  const askedFields = named.filter((field) => current.setBy[field] === 'asked' && current.spec[field] !== null)
  if (askedFields.length === 0 || askedFields.some((field) => jobFields.includes(field))) return null
  return withFieldsOf(current, { ...current, spec: emptySpec, setBy: {}, remarks: [] }, askedFields)
}

const ownedFields: readonly SpecField[] = ['gpuCount', 'nodes', 'owned']
const jobFields: readonly SpecField[] = ['model', 'variant', 'params', 'tokens']

/** Fields that one word may set together. */
const coupledFieldGroups: readonly (readonly SpecField[])[] = [
  ['method', 'weights'],
  ['model', 'variant', 'params'],
  ['gpus', 'gpuCount', 'nodes'],
]

/** `now` with some fields as they were in `before`, and what was remarked of them then. */
export function withFieldsOf(current: Scenario, before: Scenario, fields: readonly SpecField[]): Scenario {
  const spec: Record<string, unknown> = { ...current.spec }
  for (const field of fields) spec[field] = before.spec[field]
  const keptRemarks = (current.remarks ?? []).filter(({ field }) => field === null || !fields.includes(field))
  const restoredRemarks = (before.remarks ?? []).filter(({ field }) => field !== null && fields.includes(field))
  const remarks = [...keptRemarks, ...restoredRemarks]
  const setBy = { ...current.setBy }
  for (const field of fields) {
    const provenance = before.setBy[field]
    if (provenance === undefined) delete setBy[field]
    else setBy[field] = provenance
  }
  const corpus = fields.includes('tokens') ? before.corpus : current.corpus
  const { corpus: _, ...rest } = current
  return {
    ...rest,
    spec: specSchema.parse(spec),
    setBy,
    remarks,
    notes: remarks.map((remark) => remark.text),
    ...(corpus === undefined ? {} : { corpus }),
  }
}

const wholeData =
  /^(?:(?:use|take|do|run|train|go|back|now|and|it|to|on|for|with) )*(?:the |our )?(?:full|whole|entire|complete) (?:set|data ?set|data|corpus|collection|thing|lot)(?: (?:then|now|again|this time|instead))*$/u

/** "So the full set then" after a part of it: the most that was planned with before; null where that is what holds. */
function restoreWholeData(request: string, revisions: readonly Scenario[]): Scenario | null {
  const current = revisions.at(-1)
  if (current === undefined || !wholeData.test(request.replace(/[\s.!?]+$/u, ''))) return null
  const [most] = revisions.toSorted((one, other) => (other.spec.tokens ?? 0) - (one.spec.tokens ?? 0))
  return most === undefined || (most.spec.tokens ?? 0) <= (current.spec.tokens ?? 0)
    ? null
    : withFieldsOf(current, most, ['tokens', 'imageCount'])
}

const isSameValue = (one: Spec, other: Spec, field: SpecField): boolean =>
  JSON.stringify(one[field]) === JSON.stringify(other[field])

const earlierFieldPattern =
  /^(?:(?:same(?: but)?|try|use|with|for|on|at|under|go|back|return|to|keep)[\s,]+){0,4}(?:the |our |my )?(original|first|initial|old|previous|same) (.{3,20}?)(?: instead)?$/

/** "with the original model": one thing as it was at first, or as it was before; null where the text says no such thing. */
function restoreNamedField(line: string, revisions: readonly Scenario[]): Scenario | null {
  const [, which = '', noun = ''] = earlierFieldPattern.exec(line) ?? []
  const fields = fieldsNamed(noun)
  const [first, current] = [revisions[0], revisions.at(-1)]
  if (fields.length === 0 || first === undefined || current === undefined || which === 'same') return null
  const isFirst = /original|first|initial/.test(which)
  const source = isFirst
    ? first
    : revisions.findLast(({ spec }) => fields.some((field) => !isSameValue(spec, current.spec, field)))
  return source === undefined ? null : withFieldsOf(current, source, fields)
}

const firstVersion = '(?:original|first|initial|start|beginning|starting point)'
const previousVersion = '(?:previous|last|one before|version before|before)'
const versionNoun = '(?: (?:one|plan|version|estimate|answer|question|setup|config|quote|price|numbers|result))?'
const comparisonOpening =
  "^(?:(?:compare|comparison|diff|difference|what(?:'s|s| is| has| are)? (?:the )?(?:difference|diff|changed?|changes|new|different)|how (?:does|do) (?:this|that|it|we) (?:compare|differ|look)|is (?:this|that|it) (?:cheaper|faster|better|more expensive|slower)|how much (?:cheaper|faster|more expensive|more|less|slower)(?: is (?:this|that|it))?|vs\\.?|versus)"
const comparisonLink = `(?:\\s+(?:it|this|that|now|in total))?(?:\\s+(?:with|to|from|against|vs\\.?|versus|since|than|compared (?:to|with)|and|between))*\\s+(?:my |our |the )?`
const versionComparison = new RegExp(
  `${comparisonOpening}${comparisonLink}(?:(${firstVersion})|${previousVersion})${versionNoun}|(?:see|show|post|give)(?: me| us)? (?:the |our |my )?(?:very )?(?:(?<shown>${firstVersion})|${previousVersion})(?: (?:card|plan|estimate|version|one))+(?: again| once more| here)*|what (?:was|were|did) (?:the |our |my )?(?:(${firstVersion})|${previousVersion})${versionNoun}(?: (?:say|cost))?)$`,
)

const comparative =
  '(?:difference|diff|delta|compar\\w*|cheaper|faster|slower|quicker|longer|shorter|worse|better|more|less|earlier|later|sooner|dearer|pricier|higher|lower|changed?)'
const firstOne = '(?:original\\w*|first|initial\\w*|start\\w*|beginning|begun|planned|at first)'
const oneBefore = '(?:earlier|previous\\w*|last|prior|before|old|above)'
/** "how much slower than where we started", "what's the difference to the earlier total" */
const comparedInSentence = new RegExp(
  `\\b(?:${comparative}\\b.{0,24}\\b(?:than|to|from|with|since|against|vs|versus)|vs|versus|compared (?:to|with))\\b(?: (?:what|where|how|when|the|our|my|we|it|that|this|was|were|had|i|you|said|one|plan|estimate)){0,4} (?:(${firstOne})|${oneBefore})\\b(?: \\w+){0,2}$`,
)
/** "how many days earlier", "how much did that save": than before. */
const comparedAlone =
  /^(?:how (?:much|many)(?: (?:hours|days|time|money|dollars|weeks))?(?: (?:is|was|did|does|do) (?:it|that|this|we))? (?:cheaper|faster|slower|quicker|longer|shorter|earlier|later|sooner|dearer|more|less|worse|saved?|saves)(?: (?:us|me))?(?: (?:is|was|now|then) (?:it|that|this|now))?|does (?:it|that|this|the change) (?:even |really |actually )?(?:matter|make (?:a|any|much of a|much) difference|change (?:much|anything)) (?:for|to|in|on) the (?:bill|cost|costs|price|total|time|hours|budget|memory)(?: at all| much)?)$/

/** "Huh, it got slower??", "why did it go up": than before, where it is asked. */
const movedSince =
  /^(?:(?:what|why|how come|strange|weird)[\s,?!]+){0,2}(?:did |has |is |does )?(?:(?:it|that|this)(?:'s| is| has)? (?:got|get|gets|gotten|became|become|make it|made it|getting|turned out|come out)(?: (?:so|a lot|even|much|way|any|now))? (?:slower|faster|quicker|dearer|pricier|cheaper|more expensive|less expensive)|the (?:price|cost|costs|time|total|bill)(?:'s| is| has)? (?:got|get|gets|go|goes|went|gone)(?: (?:so|a lot|even|much|way|any|now))? (?:up|down|higher|lower))(?: (?:now|so much|that much|a lot|again|than before))?$/

/** "Same GPUs as before?" */
const sameAsBefore =
  /^(?:(?:is it|is that|are (?:these|those|they)) )?(?:still )?(?:the )?same (?:[a-z]{2,12} ){0,2}(?:as|than) (?:before|earlier|last time|previously|the (?:last|first) (?:one|plan|version))$|^(?:(?:is it|is that) )?(?:still )?(?:the )?same (?:price|cost|costs|speed|bill|total)$/
const movedVersionIn = ({ sentence, typed, history }: Reply): 'before' | null => {
  const isAsked = typed.includes('?') || /\b(?:why|how come|what|how (?:much|many)|did|has|does)\b/i.test(typed)
  const bare = sentence.replace(/[\s?!.]{1,9}$/, '')
  const isSince = movedSince.test(bare) || sameAsBefore.test(bare) || asksSinceLastChange(bare)
  return isAsked && (history?.position ?? 0) > 0 && bare.length < 90 && isSince ? 'before' : null
}

/** Which version the plan is to be set beside: the first one or the one before; null where none is asked for. */
export function comparedVersionIn(line: string): 'first' | 'before' | null {
  if (line.length > 120) return null
  if (comparedAlone.test(line)) return 'before'
  const match = versionComparison.exec(line) ?? comparedInSentence.exec(line)
  if (match === null) return null
  return match.slice(1).every((group) => group === undefined) ? 'before' : 'first'
}
