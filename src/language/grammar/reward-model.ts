/** The reward of reinforcement learning: a model that scores, of which the text tells the size, or a check. */
import type { Token } from '../text/tokenize.ts'
import { isSize, wordsOf } from './size-slots.ts'
import { type Slot, slotsOf } from './slots.ts'

/** "ppo with an 8b reward model": the reward model scores what is written, and is none that is trained. */
export function withoutRewardModel(slots: readonly Slot[], tokens: readonly Token[]): readonly Slot[] {
  const reward = slotsOf(slots, 'field-value').find(({ field, value }) => field === 'task' && value === 'reward')
  if (reward === undefined) return slots
  const around = tokens.slice(Math.max(0, reward.from - wordsOfCheck), reward.to + wordsOfCheck)
  // “Unit tests as reward”: a check tells it, and no model.
  if (checksReward.test(around.map(({ text }) => text).join(' '))) return slots.filter((slot) => slot !== reward)
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

const wordsOfCheck = 7
const checksReward =
  /\b(?:tests?|checks?|checker|verifiers?|verifiable|rules?|regex(?:es)?|match(?:es)?|compilers?|interpreter|execution|sandbox|script|function|solver|graders?|accuracy|simulator|math verify)\b.{0,24}\breward|\breward.{0,24}\b(?:unit tests?|tests?|checker|verifier|rules?|regex|exact match|compiler|execution|sandbox|script|function|solver|simulator)\b/u

/** Tokens between two slots; what stands before counts as nearer where both are next to it. */
const distance = (one: Slot, other: Slot): number =>
  one.from >= other.to ? one.from - other.to : other.from - one.to - 0.5
