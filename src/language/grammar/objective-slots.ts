/**
 * What numbers count where the objective says more of it: in reinforcement learning there are prompts, samples of each,
 * and lengths of both; a preference has a prompt and answers to it; in distillation the larger model teaches.
 */
import { tasksOf } from '../../catalog/training-method.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Token } from '../text/tokenize.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { isCap, withCaps } from './response-lengths.ts'
import { withoutRewardModel } from './reward-model.ts'
import { isSize, wordsOf } from './size-slots.ts'
import { type Slot, type SlotOf, slotsOf } from './slots.ts'
import { withoutLaterTasks } from './planned-tasks.ts'
import { teaches, withoutTeacher } from './teacher-slots.ts'
import { lengthOfWholePair } from './whole-pairs.ts'

const generatingTasks = tasksOf('reinforcement')
const preferenceTasks = tasksOf('preference')
const promptNouns = new Set(['prompt', 'prompts', 'question', 'questions', 'problem', 'problems'])
const responses =
  'resp response responses completion completions output outputs rollout rollouts generation generations'
const responseNouns = new Set(`${responses} answer answers reply replies thinking reasoning`.split(' '))
const sideNouns = new Set(['chosen', 'rejected'])
const generationEngines = new Set(['vllm', 'sglang'])
/** More samples of a prompt are not drawn. */
const maxSamples = 256
/** How far a noun may stand from its number, in tokens. */
const reach = 4

/** The slots with the roles of the objective; unchanged where none is named. */
export const withObjectiveRoles = (
  all: readonly Slot[],
  recognized: Pick<RecognizedText, 'tokens'>,
  vocabulary?: Vocabulary,
  base: Spec | null = null,
): readonly Slot[] => {
  const slots = base !== null || vocabulary === undefined ? all : withoutLaterTasks(all, recognized, vocabulary)
  const planned = withRoles(base === null ? withLastStage(slots, recognized.tokens) : slots, recognized, base)
  const read = learnsFromPairs(planned, base)
    ? planned
    : planned.filter((slot) => slot.role !== 'invalid' || slot.what !== 'pairs')
  // "16 samples" in a thread about data that no model writes: nobody trains on so few.
  return base === null
    ? read
    : read.filter(
        (slot) =>
          slot.role !== 'quantity' ||
          slot.measure !== 'examples' ||
          slot.amount.value >= minExamples ||
          (generatingTasks.has(base.task) && hasNounOf(promptNouns, recognized.tokens, slot)),
      )
}
const minExamples = 20

/** What has two answers to each prompt: single ones are data of the others. */
const pairedTasks: ReadonlySet<unknown> = new Set([...preferenceTasks].filter((task) => task !== 'kto'))
const learnsFromPairs = (slots: readonly Slot[], base: Spec | null): boolean => {
  const named = slotsOf(slots, 'field-value').flatMap(({ field, value }) => (field === 'task' ? [value] : []))
  return (named.length > 0 ? named : [base?.task]).some((task) => pairedTasks.has(task))
}

/** Words by which what stands behind them came first. */
const afterWords = /^(?:after|following|on top of|upon|from|post)$/u
/** Stages of one model: supervised first, then preferences or rewards. */
const laterTasks: ReadonlySet<unknown> = new Set([...preferenceTasks, ...generatingTasks])
const earlierTasks: ReadonlySet<unknown> = new Set(['sft', 'pretrain'])

/** "DPO after SFT", "sft'd model, now grpo": the later stage is what is asked; "SFT or DPO" leaves a choice. */
function withLastStage(slots: readonly Slot[], tokens: readonly Token[]): readonly Slot[] {
  const tasks = slotsOf(slots, 'field-value').filter(({ field }) => field === 'task')
  const later = tasks.filter(({ value }) => laterTasks.has(value))
  const earlier = tasks.filter(({ value }) => earlierTasks.has(value))
  const [asked, first] = [later[0], earlier[0]]
  if (asked === undefined || first === undefined || later.some(({ value }) => value !== asked.value)) return slots
  const [from, to] = asked.from < first.from ? [asked.to, first.from] : [first.to, asked.from]
  const between = tokens.slice(from, to).map(({ text }) => text)
  const isChoice = between.some((text) => choiceWords.has(text))
  if (isChoice && !between.some((text) => afterWords.test(text))) return slots
  return slots.map((slot): Slot => {
    if (!(earlier as readonly Slot[]).includes(slot)) return slot
    const note = `“${wordsOf(tokens, slot)}” is taken as done before: only the later stage is planned. Give each stage its data, joined by “then”, for the sum of both.`
    return { role: 'remark', note, from: slot.from, to: slot.to }
  })
}
/** Between a choice, and between a slip and what was meant. */
const choiceWords = new Set('or vs versus instead rather compared not no sorry wait actually mean meant'.split(' '))

/** `base`: in a thread the objective stands in what is amended. */
function withRoles(
  slots: readonly Slot[],
  { tokens }: Pick<RecognizedText, 'tokens'>,
  base: Spec | null,
): readonly Slot[] {
  const named = slotsOf(slots, 'field-value').flatMap(({ field, value }) => (field === 'task' ? [value] : []))
  const tasks: readonly unknown[] = named.length > 0 || base?.task == null ? named : [base.task]
  if (named.includes('distill')) return withoutTeacher(slots, tokens)
  const isTaught = ['teacher', 'student'].every((word) => tokens.some(({ text }) => text === word))
  const isWritten =
    slots.some((slot) => teaches(tokens, slot)) && slots.some((slot) => isSize(slot) && !teaches(tokens, slot))
  if (isTaught || isWritten) return withoutTeacher(slots, tokens, true)
  if (!tasks.some((task) => generatingTasks.has(task))) {
    if (tasks.some((task) => preferenceTasks.has(task))) return withPreferenceParts(slots, tokens, base)
    // "10k examples, prompts of 300 tokens, answers of 200": both make the example.
    const hasResponse = slotsOf(slots, 'quantity').some(({ measure }) => measure === 'responseTokens')
    return hasResponse && tasks.every((task) => task === 'sft') ? withPreferenceParts(slots, tokens, base) : slots
  }
  // What answers are generated with: part of such a run, and not a wish to serve.
  const isEngine = ({ role, from }: Slot): boolean =>
    role === 'invalid' && generationEngines.has(tokens[from]?.text ?? '')
  if (slots.some(isEngine)) {
    const note = 'Answers are generated by an engine such as vLLM or SGLang.'
    const read = slots.map((slot): Slot => {
      const { from, to } = slot
      return isEngine(slot) ? { role: 'remark', note, from, to } : slot
    })
    return withRoles(read, { tokens }, base)
  }
  const withoutJudge = withoutRewardModel(slots, tokens)
  if (withoutJudge !== slots) return withRoles(withoutJudge, { tokens }, base)
  const examples = slotsOf(slots, 'quantity').filter(({ measure }) => measure === 'examples')
  const hasPrompts =
    examples.length > 1 ||
    (base?.prompts != null && named.length === 0) ||
    slotsOf(slots, 'quantity').some(({ measure }) => measure === 'prompts' || measure === 'samplesPerPrompt')
  const measures = new Set(slotsOf(slots, 'quantity').map(({ measure }) => measure))
  // Of prompts and samples that are both counted, what is left is the length of an answer.
  const hasSamples = measures.has('samplesPerPrompt') && (examples.length > 0 || measures.has('prompts'))
  const read = slots.map((slot): Slot => {
    if (slot.role !== 'quantity') return slot
    if (slot.measure === 'examples') return roleOfExamples(slot, tokens, hasPrompts)
    // "64 prompts per step", "batch of 256 prompts": of all GPUs together.
    if (slot.measure === 'batch' && hasNounOf(promptNouns, tokens, slot)) return { ...slot, measure: 'globalBatch' }
    const isLength = slot.measure === 'length' || (slot.measure === 'tokens' && slot.amount.value < 1e5)
    // "1024 max tokens" of what the model writes.
    if (slot.measure === 'sequence' && tokens[slot.to - 2]?.text === 'max')
      return { ...slot, measure: 'responseTokens' }
    if (!isLength) return slot
    const noun = nearestNoun(tokens, slot)
    // "800 steps, 64 prompts, 600 tokens": too few for data, and a prompt is mostly named.
    const isOfResponse =
      noun === null &&
      slot.measure === 'tokens' &&
      slot.amount.total !== true &&
      (measures.has('steps') || hasSamples || (base !== null && isCap(tokens, slot)))
    return noun === null && !isOfResponse ? slot : asPart(slot, noun ?? 'response')
  })
  return withCaps(read, tokens)
}

const hasNounOf = (nouns: ReadonlySet<string>, tokens: readonly Token[], { from, to }: Slot): boolean =>
  tokens.slice(from, Math.min(tokens.length, to + 1)).some(({ text }) => nouns.has(text))

/** "responses 4k" is a length, "8 samples each" a number of samples. */
function roleOfExamples(slot: SlotOf<'quantity'>, tokens: readonly Token[], hasPrompts: boolean): Slot {
  const isNamedFirst =
    responseNouns.has(tokens[slot.from]?.text ?? '') && tokens[slot.to - 1]?.text !== tokens[slot.from]?.text
  // "5k prompts x 16 rollouts, 1k completion"
  const isResponse = isNamedFirst || (hasPrompts && responseNouns.has(tokens[slot.to - 1]?.text ?? ''))
  if (isResponse && slot.amount.value >= maxSamples) return { ...slot, measure: 'responseTokens' }
  // "64 prompts x 8 samples": both are small, and their nouns tell them apart.
  const isOfPrompts = promptNouns.has(tokens[slot.to - 1]?.text ?? '') || promptNouns.has(tokens[slot.from]?.text ?? '')
  return hasPrompts && !isOfPrompts && slot.amount.value <= maxSamples ? { ...slot, measure: 'samplesPerPrompt' } : slot
}

/** "prompt 300 tokens, 500 per answer": parts of a preference, beside the number of pairs. */
function withPreferenceParts(slots: readonly Slot[], tokens: readonly Token[], base: Spec | null): readonly Slot[] {
  // In a thread the pairs stand in what is amended.
  const hasPairs =
    base?.tokens != null ||
    slots.some(
      (slot) =>
        slot.role === 'quantity' &&
        slot.measure === 'examples' &&
        !isPart(tokens[slot.from]?.text ?? '') &&
        slot.amount.value > 0,
    )
  return slots.map((slot): Slot => {
    if (slot.role !== 'quantity') return slot
    const isNamedFirst = isPart(tokens[slot.from]?.text ?? '') && slot.to - slot.from > 1
    const isLength =
      slot.measure === 'length' ||
      (slot.measure === 'tokens' && slot.amount.value < 1e5) ||
      (slot.measure === 'examples' && hasPairs && isNamedFirst)
    const ofPair = isLength && !isNamedFirst ? lengthOfWholePair(slot, slots, tokens) : null
    if (ofPair !== null) return ofPair
    const whole = isLength ? wholeAnswerEnd(tokens, slot) : null
    // "1200 tokens prompt+response": of one answer and what stands before it.
    if (whole !== null) return { ...asPart(slot, 'response'), to: whole }
    const noun = isLength ? nearestNoun(tokens, slot) : null
    return noun === null ? slot : asPart(slot, noun)
  })
}

/** Where both parts of an answer are named together, behind their number; null: they are not. */
function wholeAnswerEnd(tokens: readonly Token[], { to }: Slot): number | null {
  for (let at = to; at <= to + 2; at += 1) {
    const [first, joiner, second] = tokens.slice(at, at + 3).map(({ text }) => text)
    const isJoined = joiner !== undefined && joinWords.has(joiner)
    if (isJoined && promptNouns.has(first ?? '') && responseNouns.has(second ?? '')) return at + 3
  }
  return null
}
const joinWords = new Set(['+', '&', 'and', '/', 'plus', 'with'])

function asPart(slot: SlotOf<'quantity'>, part: 'prompt' | 'response'): SlotOf<'quantity'> {
  const { unit: _, ...amount } = slot.amount
  return { ...slot, amount, measure: part === 'prompt' ? 'promptTokens' : 'responseTokens' }
}

const isPart = (text: string): boolean => promptNouns.has(text) || responseNouns.has(text)

function nearestNoun(tokens: readonly Token[], { from, to }: Slot): 'prompt' | 'response' | null {
  const kindAt = (at: number): 'prompt' | 'response' | null => {
    const text = tokens[at]?.text ?? ''
    return promptNouns.has(text) ? 'prompt' : responseNouns.has(text) || sideNouns.has(text) ? 'response' : null
  }
  for (let at = from; at < to; at += 1) if (kindAt(at) !== null) return kindAt(at)
  // A comma ends what belongs to a number, on either side.
  let [isBeforeOpen, isAfterOpen] = [true, true]
  for (let step = 1; step <= reach; step += 1) {
    isBeforeOpen &&= tokens[from - step]?.text !== ','
    isAfterOpen &&= step <= 2 && tokens[to + step - 1]?.text !== ','
    const noun = (isAfterOpen ? kindAt(to + step - 1) : null) ?? (isBeforeOpen ? kindAt(from - step) : null)
    if (noun !== null) return noun
  }
  return null
}
