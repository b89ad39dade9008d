/** "Continue-pretrain on 5B tokens, then sft": a stage that is named behind the job, without data of its own. */
import { collapseSpaces } from '../text/characters.ts'

export type LaterStage = {
  /** In capitals, as it is written. */
  readonly name: string
  readonly rest: string
}

const names: readonly (readonly [RegExp, string])[] = [
  [/^(?:sft|instruct|instruction)/iu, 'SFT'],
  [/^dpo/iu, 'DPO'],
  [/^(?:rl|grpo|ppo)/iu, 'RL'],
]
const behind =
  /(?<![\s,;])[\s,;]{1,4}(?:and )?(?:then|followed by|and later|and after that|later) (?:an? |some |light |small |quick |short |do |we (?:do|want|run) )*(?<stage>sft|instruct(?:ion)?[- ]?tun\w*|instruction (?:sft|finetuning)|dpo|rlhf|rl|grpo|ppo)\b(?! (?:on|with|of|over|for) (?:the |our |a |an |some |about |~)*\d)(?:\s{1,3}(?:on top|afterwards|after that|at the end|stage|pass|round))?(?=\s{0,3}(?:[.,;:!?)]|$|and\b))/iu

/** Null where none is named, or it has numbers of its own. */
export function laterStageIn(text: string): LaterStage | null {
  const found = behind.exec(text)
  const stage = found?.groups?.['stage']
  if (found === null || stage === undefined) return null
  const name = names.find(([pattern]) => pattern.test(stage))?.[1] ?? stage.toUpperCase()
  return { name, rest: collapseSpaces(text.replace(found[0], ' ')) }
}
