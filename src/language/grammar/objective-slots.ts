/**
 * What numbers count where the objective says more of it: in reinforcement learning there are prompts, samples of each,
 * and lengths of both; a preference has a prompt and answers to it; in distillation the larger model teaches.
 */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Token } from '../text/tokenize.ts'
import { type Slot, type SlotOf, slotsOf } from './slots.ts'

const generatingTasks: ReadonlySet<unknown> = new Set(['grpo', 'rloo', 'ppo'])
const preferenceTasks: ReadonlySet<unknown> = new Set(['dpo', 'orpo', 'kto', 'simpo', 'reward'])
const promptNouns = new Set(['prompt', 'prompts', 'question', 'questions', 'problem', 'problems'])
const responseNouns = new Set(
  'response responses completion completions output outputs rollout rollouts generation generations answer answers reply replies thinking reasoning'.split(
    ' ',
  ),
)
/** What an answer of a pair is called besides. */
const sideNouns = new Set(['chosen', 'rejected'])
/** More samples of a prompt are not drawn. */
const maxSamples = 256
/** How far a noun may stand from its number, in tokens. */
const reach = 4

export function withObjectiveRoles(
  slots: readonly Slot[],
  { tokens }: Pick<RecognizedText, 'tokens'>,
): readonly Slot[] {
  const tasks = slotsOf(slots, 'field-value').filter(({ field }) => field === 'task')
  if (tasks.some(({ value }) => value === 'distill')) return withoutTeacher(slots, tokens)
  if (!tasks.some(({ value }) => generatingTasks.has(value))) {
    if (tasks.some(({ value }) => preferenceTasks.has(value))) return withPreferenceParts(slots, tokens)
    // "10k examples, prompts of 300 tokens, answers of 200": both make the example.
    const hasResponse = slotsOf(slots, 'quantity').some(({ measure }) => measure === 'responseTokens')
    return hasResponse && tasks.every(({ value }) => value === 'sft') ? withPreferenceParts(slots, tokens) : slots
  }
  const withoutJudge = withoutRewardModel(slots, tokens)
  if (withoutJudge !== slots) return withObjectiveRoles(withoutJudge, { tokens })
  const examples = slotsOf(slots, 'quantity').filter(({ measure }) => measure === 'examples')
  const hasPrompts = examples.length > 1 || slotsOf(slots, 'quantity').some(({ measure }) => measure === 'prompts')
  return slots.map((slot): Slot => {
    if (slot.role !== 'quantity') return slot
    if (slot.measure === 'examples') return roleOfExamples(slot, tokens, hasPrompts)
    const isLength = slot.measure === 'length' || (slot.measure === 'tokens' && slot.amount.value < 1e5)
    // "1024 max tokens" of what the model writes.
    if (slot.measure === 'sequence' && tokens[slot.to - 2]?.text === 'max')
      return { ...slot, measure: 'responseTokens' }
    if (!isLength) return slot
    const noun = nearestNoun(tokens, slot)
    return noun === null ? slot : asPart(slot, noun)
  })
}

/** "responses 4k" is a length, "8 samples each" a number of samples. */
function roleOfExamples(slot: SlotOf<'quantity'>, tokens: readonly Token[], hasPrompts: boolean): Slot {
  const isNamedFirst =
    responseNouns.has(tokens[slot.from]?.text ?? '') && tokens[slot.to - 1]?.text !== tokens[slot.from]?.text
  // "5k prompts x 16 rollouts, 1k completion"
  const isResponse = isNamedFirst || (hasPrompts && responseNouns.has(tokens[slot.to - 1]?.text ?? ''))
  if (isResponse && slot.amount.value >= maxSamples) return { ...slot, measure: 'responseTokens' }
  return hasPrompts && slot.amount.value <= maxSamples ? { ...slot, measure: 'samplesPerPrompt' } : slot
}

/** "prompt 300 tokens, 500 per answer": parts of a preference, beside the number of pairs. */
function withPreferenceParts(slots: readonly Slot[], tokens: readonly Token[]): readonly Slot[] {
  const hasPairs = slots.some(
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
    const noun = isLength ? nearestNoun(tokens, slot) : null
    return noun === null ? slot : asPart(slot, noun)
  })
}

function asPart(slot: SlotOf<'quantity'>, part: 'prompt' | 'response'): Slot {
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

/** "ppo with an 8b reward model": the reward model scores what is written, and is none that is trained. */
function withoutRewardModel(slots: readonly Slot[], tokens: readonly Token[]): readonly Slot[] {
  const reward = slotsOf(slots, 'field-value').find(({ field, value }) => field === 'task' && value === 'reward')
  if (reward === undefined) return slots
  const sizes = slots.filter(isSize)
  // Of two sizes the one beside the words is the reward model's.
  const own =
    sizes.length > 1 ? sizes.toSorted((one, other) => distance(one, reward) - distance(other, reward))[0] : null
  const note =
    own === null || own === undefined
      ? 'The reward model is counted as large as the one that is trained.'
      : `The reward model is counted as large as the one that is trained, whatever “${wordsOf(tokens, own)}” says.`
  const from = Math.min(reward.from, own?.from ?? reward.from)
  const to = Math.max(reward.to, own?.to ?? reward.to)
  return slots.flatMap((slot): readonly Slot[] =>
    slot === own ? [] : slot === reward ? [{ role: 'remark', note, from, to }] : [slot],
  )
}

const isSize = (slot: Slot): boolean =>
  slot.role === 'model' || slot.role === 'unitless' || (slot.role === 'quantity' && slot.measure === 'params')

/** Tokens between two slots; what stands before counts as nearer where both are next to it. */
const distance = (one: Slot, other: Slot): number =>
  one.from >= other.to ? one.from - other.to : other.from - one.to - 0.5

const wordsOf = (tokens: readonly Token[], { from, to }: Slot): string =>
  tokens
    .slice(from, to)
    .map(({ text, adjacent }, at) => (at > 0 && !adjacent ? ` ${text}` : text))
    .join('')

/** "distill 70b into 8b": the one that is trained stands behind the "into". */
function withoutTeacher(slots: readonly Slot[], tokens: readonly Token[]): readonly Slot[] {
  const student = slots.find(
    (slot) =>
      isSize(slot) && tokens.slice(Math.max(0, slot.from - 2), slot.from).some(({ text }) => intoWords.has(text)),
  )
  if (student === undefined) return slots
  return slots.flatMap((slot): readonly Slot[] => {
    if (!isSize(slot) || slot.from >= student.from) return [slot]
    const { from, to } = slot
    const note = `“${wordsOf(tokens, slot)}” teaches: its pass over the data is counted as if it were as large as the student. Answers that it wrote before cost nothing here; a larger teacher beside the training costs more.`
    return [{ role: 'remark', note, from, to }]
  })
}

const intoWords = new Set(['into', 'to', 'onto'])
