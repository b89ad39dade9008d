/** "How many steps with batch 64?": what a question supposes of the run beside what it asks. */
import type { AskedSetting } from '../../catalog/question-forms.ts'
import { runFields } from '../../scenario/run-fields.ts'
import { changedFields, type SpecField } from '../../scenario/scenario.ts'
import type { Question, Supposition } from '../questions/question.ts'
import type { QuestionTopic } from '../questions/question-topic.ts'
import { limitFields, withoutLimits } from '../../scenario/limit-fields.ts'
import { changeInWords } from './confirmation.ts'
import { topicOf } from './matched-question.ts'
import { asksInForm } from './question-forms.ts'
import type { ReplyCandidate } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** Topics that are answered from the figures of a run, whichever run it is. */
const ofRun: ReadonlySet<QuestionTopic> = new Set<QuestionTopic>([
  'memory',
  'headroom',
  'activations',
  'batch',
  'throughput',
  'checkpoint',
  'deliverable',
  'storage',
  'energy',
  'shares',
  'layout',
  'startup',
  'per-unit',
  'epoch-split',
  'mfu',
  'rl-share',
])

/** What a run may be supposed to have; what it costs and who rents it are questions of their own. */
const supposable: ReadonlySet<SpecField> = new Set<SpecField>([...runFields, 'stack', 'model', 'variant', 'params'])

/**
 * A question about the run that names other values than the plan's is of the run that has them, and so is a plan that is set
 * beside this one where a figure of the run is asked for.
 */
export function withSupposition(reply: Reply, candidate: ReplyCandidate): ReplyCandidate {
  const { act } = candidate
  const asked = act.kind === 'question' ? act : setBeside(reply, act)
  if (asked === null || asked.asked !== undefined) return candidate
  // "We have 2 TB, is disk in the price?" is of a disk of that size.
  if (asked.args?.counted !== undefined && asked.args.bytes !== undefined) return candidate
  // "What's the longest that fits on those 4": the longest it is, whatever number stands behind.
  if (candidate.reader === 'asked-longest') return candidate
  if (asked.topic === 'context') return { ...candidate, act: ofLength(asked, reply) }
  const counted = ofSteps(asked, reply)
  if (counted !== null) return { ...candidate, act: counted }
  if (!isOfRun(asked)) return candidate
  const supposed = suppositionIn(reply, asked)
  return supposed === null ? candidate : { ...candidate, act: { ...asked, supposed } }
}

/** "Could the sequences go up to 16k or do we OOM?" is of that length, and not of the longest there is. */
function ofLength(question: Question, reply: Reply): Question {
  const supposed = suppositionIn(reply, question)
  if (supposed?.fields.includes('sequenceLength') !== true) return question
  const { matched: _, unused: _unused, ...rest } = question
  return { ...rest, topic: 'what-fits', asked: withoutLimits(supposed.scenario) }
}

/** Steps of accumulation are part of one. */
const asksSteps = /^(?!.*accum).*\b(?:how many|number of|total)\b.*\b(?:steps|iterations|updates)\b/u
const setsSteps: ReadonlySet<SpecField> = new Set<SpecField>(['batch', 'globalBatch', 'sequenceLength'])

/** "Say I drop the batch to 8, how many steps is that in total?" is of the steps that batch takes. */
function ofSteps(question: Question, reply: Reply): Question | null {
  if (!asksSteps.test(reply.line) || !(question.topic === 'data' || question.topic === 'batch')) return null
  const { matched: _, unused: _unused, ...rest } = question
  const ofSetting: Question = { ...rest, topic: 'setting', args: { ...rest.args, setting: 'steps' } }
  const supposed = suppositionIn(reply, ofSetting)
  return supposed?.fields.every((field) => setsSteps.has(field)) === true ? { ...ofSetting, supposed } : null
}

/** "How much memory with seq 8k?" asks no price of the other plan. */
function setBeside(reply: Reply, act: ReplyCandidate['act']): Question | null {
  if (act.kind !== 'control' || act.control !== 'compare' || act.alternatives.length !== 2) return null
  return asksInForm(reply) ? topicOf(reply) : null
}

/** A setting is that of the plan; what follows from the settings is of any run. */
const followsFromSettings: ReadonlySet<AskedSetting> = new Set<AskedSetting>([
  'throughput',
  'mfu',
  'steps',
  'stepTime',
  'flops',
  'trainable',
  'checkpointInterval',
  'downloadSize',
  'weightsMemory',
  'gradientsMemory',
  'optimizerMemory',
])

const isOfRun = ({ topic, args }: Question): boolean =>
  topic === 'setting' ? args?.setting !== undefined && followsFromSettings.has(args.setting) : ofRun.has(topic)

/** How long the documents are follows from the examples, and the run that is planned names its GPUs. */
const saidOtherwise: ReadonlySet<SpecField> = new Set<SpecField>(['documentTokens', 'gpus', 'gpuCount', 'nodes'])

/** Topics of which a bare “8k” is a length. */
const ofLengths: ReadonlySet<QuestionTopic> = new Set<QuestionTopic>(['context', 'memory', 'headroom', 'activations'])
const counted =
  'examples?|rows?|samples?|docs?|documents?|texts?|conversations?|chats?|dialogs?|emails?|mails?|tickets?|pairs?|images?|pictures?|pages?|articles?|records?|lines?|prompts?|questions?|answers?|sentences?|messages?|users?|requests?|steps?|people|customers?|files?|hours?|gpus?|dollars?|bucks|usd|eur|euros?|vocab\\w*|iterations?|updates?|episodes?'
const bareLength = new RegExp(
  `(?<![$€£\\d.,-])\\b(?<length>(?:1|2|3|4|6|8|10|12|16|20|24|32|48|64|96|100|128|256) ?k|\\d{4,6})\\b(?!-)(?! (?:[a-z]+ )?(?:${counted})\\b)`,
  'u',
)
/** A length in digits is a multiple of it. */
const lengthStep = 512

const sameSize = 0.05
/** Of how much data there are only these tell more. */
const ofAmount: ReadonlySet<QuestionTopic> = new Set<QuestionTopic>(['storage', 'energy', 'shares', 'startup'])
/** Values that have no figure: "how full are the cards?" names no method. */
const inWords: ReadonlySet<SpecField> = new Set<SpecField>([
  'method',
  'adapter',
  'weights',
  'precision',
  'optimizer',
  'gradientCheckpointing',
  'packed',
  'sharding',
  'stack',
])
const introduces = /\b(?:with|without|at|on|in|for|using|under|if|as)\b|\bw\//u
/** A maker or a size of memory names more cards than that, and no run. */
const mostNamed = 6

function suppositionIn(reply: Reply, { topic, args }: Question): Supposition | null {
  const { draft } = understandingOf(reply, topic)
  if (draft.issues.length > 0) return null
  const { spec: typed, ...rest } = draft.finish()
  const { spec: planned, corpus } = reply.scenario
  // "How many steps is one epoch" names no data.
  const isOfSteps = args?.setting === 'steps' || args?.setting === 'stepTime'
  // "How much memory goes to adam?" names what a trainer has by itself.
  const optimizer = typed.optimizer === 'adamw' ? planned.optimizer : typed.optimizer
  // "671B params, and it fits?" names the size that the plan has.
  const isSameSize = Math.abs((typed.params ?? 0) / (planned.params ?? NaN) - 1) < sameSize
  const { model, variant, params } = planned
  const size = isSameSize ? { model, variant, params } : {}
  const spec = { ...typed, ...size, optimizer, ...(isOfSteps ? { tokens: planned.tokens } : {}) }
  const changed = changedFields(spec, planned).filter((field) => !limitFields.has(field))
  if (changed.length === 0 || !changed.every((field) => supposable.has(field))) return null
  if (changed.includes('tokens') && !ofAmount.has(topic)) return null
  if (!introduces.test(reply.line) && changed.some((field) => inWords.has(field))) return null
  if ((spec.gpus?.length ?? 0) > mostNamed) return null
  // What is given up is not supposed: "no batch".
  if (changed.every((field) => spec[field] === null)) return null
  const scenario = { ...rest, ...(isOfSteps && corpus !== undefined ? { corpus } : {}), spec }
  const told = changed.filter((field) => !saidOtherwise.has(field))
  return { scenario, fields: changed, words: changeInWords(scenario, told, reply) }
}

/** "How much memory at 8k?": of memory a bare number of tokens is a length, where the text names none by the word. */
function understandingOf(reply: Reply, topic: QuestionTopic): Reply['understanding'] {
  const { understanding, line } = reply
  const { length } = (ofLengths.has(topic) ? bareLength.exec(line) : null)?.groups ?? {}
  if (length === undefined || (!length.endsWith('k') && Number(length) % lengthStep !== 0)) return understanding
  const { sequenceLength } = understanding.draft.finish().spec
  if (sequenceLength !== reply.scenario.spec.sequenceLength) return understanding
  return reply.understand(line.replace(bareLength, 'sequence length $<length>'))
}
