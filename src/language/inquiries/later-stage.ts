/** "Continue-pretrain on 5B tokens, then sft": a stage that is named behind the job, without data of its own. */
import { collapseSpaces } from '../text/characters.ts'

export type LaterStage = {
  /** In capitals, as it is written. */
  readonly name: string
  readonly rest: string
  /** Data are told before it, and no number behind it. */
  readonly isLast: boolean
}

const names: readonly (readonly [RegExp, string])[] = [
  [/^(?:sft|instruct|instruction)/iu, 'SFT'],
  [/^dpo/iu, 'DPO'],
  [/^(?:grpo|ppo)/iu, 'GRPO'],
  [/^rl/iu, 'RL'],
]
const behind =
  /(?<![\s,;])[\s,;]{1,4}(?:and )?(?:then|followed by|and later|and after that|later) (?:an? |some |light |small |quick |short |do |we (?:do|want|run) )*(?<stage>sft|instruct(?:ion)?[- ]?tun\w*|instruction (?:sft|finetuning)|dpo|rlhf|rl|grpo|ppo)\b(?:\s{0,2}(?:\+|,|and|&|then)\s{0,2}(?<next>dpo|rlhf|rl|grpo|ppo)\b)?(?! (?:on|with|of|over|for) (?:the |our |a |an |some |about |~)*\d)(?:\s{1,3}(?:on top|afterwards|after that|at the end|stage|pass|round))?(?=\s{0,3}(?:[.,;:!?)]|$|and\b))/iu

const dataTold =
  /\d ?(?:k|m|b|bn|million|billion)? ?(?:tok\w*|examples?|samples?|rows|pairs|prompts|docs|documents|conversations|gb|mb|tb)\b/iu

/** Null where none is named, or it has numbers of its own. */
export function laterStageIn(text: string): LaterStage | null {
  const found = behind.exec(text)
  const stage = found?.groups?.['stage']
  if (found === null || stage === undefined) return null
  const nameOf = (words: string): string => names.find(([pattern]) => pattern.test(words))?.[1] ?? words.toUpperCase()
  const next = found.groups?.['next']
  const name = next === undefined ? nameOf(stage) : `${nameOf(stage)} and ${nameOf(next)}`
  const before = text.slice(0, found.index)
  const isLast = dataTold.test(before) && !/\d/u.test(text.slice(found.index + found[0].length))
  return { name, rest: collapseSpaces(text.replace(found[0], ' ')), isLast }
}
