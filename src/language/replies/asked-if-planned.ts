/**
 * "Did you take 60M or 120M?", "are the 2 epochs already in there?", "the A10G only has 24 GB, did you account for that?": values
 * that a question names, and whether the plan has them. Nothing is changed.
 */
import type { Slot } from '../grammar/slots.ts'
import { isKind } from '../lexicon/meanings.ts'
import { changedFields, type Scenario, type SpecField } from '../../scenario/scenario.ts'
import type { PlannedField } from '../questions/form-arguments.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { askingPart } from '../questions/asking-part.ts'
import { amend } from './amendment.ts'
import { fieldsOf } from './held-numbers.ts'
import { questionsOf } from './several-questions.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, wholeReply, typedLine, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** What is told behind the question to be done. */
const wishesBehind =
  /\?\s+(?:(?:so|then|just|please|pls|ok|and)[\s,]+){0,2}(?:go (?:with|for|to)|use|take|make it|set|switch to|do|try|plan with)\b[^?]+$/u

/** These propose, or ask what holds of any plan. */
const opensOtherwise =
  /^(?:can|could|should|shall|would|will|let|how|why|when|where|who|if|any|is there|are there|do (?:i|we)(?! (?:use|take|plan|count|train|run)\b))\b|^(?:what|how) (?:if|about)\b/u
/** "You took LoRA, right?", "was that with full fine-tuning?" */
const confirms =
  /(?<![.!?:;]\s{0,3})\b(?:right|correct|yes|no)\W*\?\W*$|^(?:is|was) (?:this|that|it) (?:for|with|at|on|in) (?!(?:one|each|a single|per)\b)/u
const asksWhich = /^(?:which|what|what's|whats)\b/u
/** Of what was worked out: another value than the plan has may be named. */
const asksOfPast =
  /\b(?:did|was|were|have|has|assum\w+|count\w*|calculat\w+|consider\w*|account\w*|includ\w+|factor\w*|pric(?:ed|ing)|estimat\w+|based|took|used|using)\b|^(?:is|are) (?:this|that|it|the plan|you)\b/u
/** "Is it lora or full?" */
const opensOfPlan = /^(?:is|was|are|were|does|did|do) (?:this|that|it|we|you|the plan|they)\b/u
/** "Will we make the 6 hours?", "is $50 enough?": whether a limit is kept. */
const asksIfKept =
  /^(?:(?:is|are|will|do|does|can|could|would|did|won't|isn't|don't|doesn't) (?!you\b)).{0,60}\b(?:make|made|done|finish\w*|ready|through|reach|meet|hit|hold|keep|enough|sufficient|realistic|doable|feasible|possible|safe|ok|okay|tight|fit|cover|suffice|do|under|within|inside|in time|by)\b/u
/** Of more than the plan. */
const asksOfMore =
  /\bworth (?:it|the|another|doing)\b|\b(?:differences?|gap) (?:in|between)\b|\b(?:epoch|pass) more\b|\b(?:second|another|more|two|three|four|five|\d+) (?:more )?(?:runs?|times|tries|attempts)\b|\b(?:longer|over|more) than\b|\b(?:the )?same (?:as|like|thing)\b|\b(?:identical|equivalent|equal|compatible) (?:to|with)\b/u
const [maxLength, maxChatter, maxChatterOfKnown] = [160, 0.75, 0.97]

const fieldOfMeasure: Readonly<Partial<Record<string, PlannedField>>> = {
  tokens: 'tokens', examples: 'tokens', data: 'tokens', length: 'tokens', epochs: 'epochs', sequence: 'sequenceLength', rank: 'loraRank', batch: 'batch', params: 'params', activeParams: 'params', gpus: 'gpuCount', nodes: 'nodes', hours: 'deadlineHours', deadline: 'deadlineHours', money: 'budgetUsd', budget: 'budgetUsd', gpuMemory: 'gpus', bytes: 'gpus', bits: 'weights',
} // prettier-ignore

/** The field of the plan that a slot names a value of; null where it names none by itself. */
function fieldOf(slot: Slot): PlannedField | null {
  if (slot.role === 'quantity') return fieldOfMeasure[slot.measure] ?? null
  if (slot.role === 'field-value') return told.has(slot.field) ? slot.field : null
  if ('excluded' in slot && slot.excluded) return null
  return fieldOfRole[slot.role] ?? null
}
const fieldOfRole: Readonly<Partial<Record<Slot['role'], PlannedField>>> = {
  model: 'model', gpus: 'gpus', memory: 'gpus', count: 'gpuCount', nodes: 'nodes', providers: 'providers', deadline: 'deadlineHours',
} // prettier-ignore
/** Of other fields the plan tells no value in a sentence. */
const told: ReadonlySet<string> = new Set<SpecField>([
  'method', 'weights', 'precision', 'optimizer', 'stack', 'sharding', 'gradientCheckpointing', 'packed', 'loraTargets', 'region', 'pricing',
]) // prettier-ignore

/** Null where no value of the plan is named, or it is not asked whether the plan has it. */
export function readAskedIfPlanned(reply: Reply): ReplyCandidate | null {
  const { vocabulary, understanding } = reply
  // As it was typed: "is $50 enough?" is read as a limit elsewhere.
  const line = typedLine(reply)
  const sentence = vocabulary.replyWords.openers.sentenceOf(line)
  if (line.length > maxLength || !asksInForm({ line, sentence }) || asksOfMore.test(line)) return null
  // "Chinchilla would say a bit less, no? Go with 20 per param": what stands behind is wished.
  if (wishesBehind.test(line)) return null
  // "What is LoRA, and why did you pick it?" asks two things.
  if (questionsOf(reply).length > 1) return null
  // "Is moe counted with active or all params?" names no method.
  if (reply.namedTopic.topic === 'experts') return null
  const planned = plannedFields(reply)
  if (planned.length === 0) return null
  // "Is that provider GDPR ok, we've got patient notes" is of what it signs, and not of where it is.
  if (planned.every((field) => field === 'region') && ofLaw.test(line)) return null
  if (planned.join() === 'deadlineHours' && asksDay.test(line)) return null
  // "Can it start Monday 6pm and be done by Tuesday 9am?" asks whether it ends in time.
  const args = questionArguments(understanding.recognized)
  const { start, due, asksHoursOf } = args
  if (start !== undefined && due !== undefined) return null
  // "Does the 2.9h cover both epochs?": of what the hours are.
  if (asksHoursOf === 'passes')
    return wholeReply(reply, { kind: 'question', topic: 'epochs', subject: null, args }, 'asks of what the hours are')
  // "Is Britain in the EU region?" asks what the place holds.
  const { matched, isBorneOut } = reply.likelyTopic
  const isOfAnyPlan = matched?.says !== undefined && (isBorneOut === true || matched.isSure === true)
  if (isOfAnyPlan && planned.every((field) => field === 'region')) return null
  // "Are Crusoe and Together included?" asks who is compared.
  if (planned.every((field) => field === 'providers') && matched?.id === 'which-providers' && matched.isApart === true)
    return null
  const named = namedIn(reply)
  // "That's chinchilla right?": by the rule, and not by what was said.
  if (reply.namedTopic.topic === 'tokens-needed') {
    // "Is one epoch enough?" is no question of that rule.
    if (planned.includes('epochs')) return null
    const isOpen = /\b(?:how|what|which|why)\b/u.test(askingPart(line) ?? line)
    const named = isOpen ? args : { ...args, isWhether: true as const }
    return wholeReply(
      reply,
      { kind: 'question', topic: 'tokens-needed', subject: null, args: named },
      'asks whether it is by the rule',
    )
  }
  const isOfLimits =
    planned.every((field) => limits.has(field)) && !understanding.unrecognized.some((one) => isKind(one, 'unknown'))
  if (isOfLimits && named === null && asksIfKept.test(sentence)) return answered(reply, planned)
  // "So the 47B: all of them trained, or only the routed ones?"
  if (planned.includes('params') && reply.likelyTopic.topic === 'params' && line.includes('?'))
    return answered(reply, ['params'], false)
  const choice = choiceIn(reply)
  const part = askingPart(line)
  // "Is this in the EU? Switch to B200": what stands behind is wished.
  if (part !== null && !line.endsWith(part.trim())) return null
  const asking = part === null ? sentence : vocabulary.replyWords.openers.sentenceOf(part)
  if (opensOtherwise.test(asking) || (asksWhich.test(asking) && !/ or /u.test(line))) return null
  const { asksCounted, asksUsed } = vocabulary.formCues.wordsOf(asking)
  if (!asksCounted && !asksUsed && !confirms.test(line) && !(choice !== null && opensOfPlan.test(asking))) return null
  // What is told to be so of the plan that holds is hardly said of anything else.
  const isKnown = asksUsed && (named === null || isOfPlan(reply, named) || numberFields(reply).length > 0)
  // "On 2 A100s, does that work?" proposes them.
  if (named !== null && !isKnown && !asksOfPast.test(asking)) return null
  if (isLikelyChatter(reply, isKnown ? maxChatterOfKnown : maxChatter)) return null
  const isWhether = !/ or /u.test(line)
  return answered(reply, planned, isWhether, planned.every((field) => !ofJob.has(field)) ? (choice ?? named) : null)
}

const ofLaw = /\b(?:gdpr|dsgvo|rgpd|hipaa|compliant|compliance|dpa|baa|patients?|medical|health|clinical|legal)\b/u

/** "On which day would we have the weights?" asks for the end, whatever is named before. */
const asksDay = /\b(?:which|what) (?:day|date|time)\b/u

/** Whether what is named is what the plan has, be it assumed. */
const isOfPlan = ({ scenario, lastPlan }: Reply, { spec }: Scenario): boolean =>
  changedFields(spec, scenario.spec).every((field) => spec[field] === lastPlan[field])

function answered(
  reply: Reply,
  planned: readonly PlannedField[],
  isWhether = true,
  asked: Scenario | null = null,
): ReplyCandidate {
  // "Could we do it for $5?": whether a sum that is not the plan's own is kept.
  const { money, moneyIn } = questionArguments(reply.understanding.recognized)
  if (planned.join() === 'budgetUsd' && money !== undefined && money !== reply.scenario.spec.budgetUsd)
    return wholeReply(
      reply,
      {
        kind: 'question',
        topic: 'limit',
        subject: null,
        args: { money, isWhether: true, ...(moneyIn === undefined ? {} : { moneyIn }) },
      },
      'asks whether a sum is enough',
    )
  const args = { planned, ...(isWhether ? { isWhether: true as const } : {}) }
  const question = { kind: 'question', topic: 'planned', subject: null, args } as const
  return wholeReply(
    reply,
    asked === null ? question : { ...question, asked },
    `asks whether ${planned.join(' and ')} is planned so`,
  )
}
/** Fields of which the reply names a value, or its own name. */
function plannedFields(reply: Reply): readonly PlannedField[] {
  const { understanding } = reply
  const fields = new Set<PlannedField>([
    ...understanding.allSlots.flatMap((slot) => fieldOf(slot) ?? []),
    ...understanding.recognized.mentions.flatMap((mention) =>
      isKind(mention, 'measure') ? (limitOf[mention.meaning.measure] ?? []) : [],
    ),
    ...numberFields(reply),
  ])
  // "The reference model's forward pass" is no pass over the data.
  if (!/\b(?:epochs?|passes)\b/u.test(reply.line)) fields.delete('epochs')
  return [...fields].filter((field) => field !== 'tokens' || !fields.has('epochs'))
}
const limits: ReadonlySet<PlannedField> = new Set<PlannedField>(['budgetUsd', 'deadlineHours'])
/** Of another job no plan is set beside this one. */
const ofJob: ReadonlySet<PlannedField> = new Set<PlannedField>(['model', 'params', 'tokens', 'epochs'])
/** Limits that a word names by itself. */
const limitOf: Readonly<Partial<Record<string, PlannedField>>> = { deadline: 'deadlineHours', budget: 'budgetUsd', epochs: 'epochs' } // prettier-ignore

/** Of numbers without a unit: the field that has one of them. */
function numberFields({ understanding: { recognized }, scenario, lastChanged }: Reply): readonly PlannedField[] {
  const { deadlineHours } = scenario.spec
  return recognized.mentions.flatMap((mention) => {
    if (isKind(mention, 'date')) return mention.meaning.hours === deadlineHours ? ['deadlineHours' as const] : []
    if (!isKind(mention, 'amount') || mention.meaning.inWords) return []
    const { measure, value } = mention.meaning
    if (measure !== null) return fieldOfMeasure[measure] ?? []
    const { params } = scenario.spec
    if (params !== null && Math.abs(value - params) <= nearParams * params) return ['params' as const]
    const fields = fieldsOf(scenario, value, '', lastChanged) ?? []
    return fields.includes('model') ? ['params' as const] : fields.slice(0, 1)
  })
}

/** "The 47B" of 46.7 billion. */
const nearParams = 0.04

/** The scenario with what is named; null where it is the one that holds. What is said in the past is named all the same. */
function namedIn(reply: Reply): Scenario | null {
  const {
    understanding: { allSlots, draft, wordsAt },
    scenario,
  } = reply
  if (draft.issues.length > 0) return null
  const next = draft.finish()
  if (changedFields(next.spec, scenario.spec).length > 0) return next
  const act = allSlots.length === 0 ? null : amend(reply, allSlots.map(({ from, to }) => wordsAt(from, to)).join(', '))
  return act?.kind === 'amended' && act.changed.length > 0 ? act.scenario : null
}

/** "Full or LoRA": two values of one field; the scenario with that of them which does not hold. */
function choiceIn(reply: Reply): Scenario | null {
  const { mentions } = reply.understanding.recognized
  const values = mentions.filter((mention) => isKind(mention, 'field-value'))
  const [one, other] = values
  if (values.length !== 2 || !isKind(one, 'field-value') || !isKind(other, 'field-value')) return null
  if (one.meaning.field !== other.meaning.field || !/ or /u.test(reply.line)) return null
  const acts = [one, other].map(({ from, to }) => amend(reply, reply.understanding.wordsAt(from, to)))
  const differing = acts.flatMap((act) =>
    act.kind === 'amended' && act.changed.some((field) => act.scenario.spec[field] !== reply.lastPlan[field])
      ? [act.scenario]
      : [],
  )
  return differing[0] ?? null
}
