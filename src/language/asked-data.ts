/** What is asked of a job that names no data, and what was read of it so far. */
import { formatParams } from '../scenario/format-values.ts'
import { toText } from './to-text.ts'
import type { Vocabulary } from './lexicon/vocabulary.ts'
import type { Draft } from './resolution/scenario-draft.ts'

/** "8B params, distill, 405B teacher": what was read, as it could be typed. */
export const readSoFar = (draft: Draft, vocabulary: Vocabulary): string =>
  [
    toText(draft.finish(), vocabulary),
    draft.teacherParams === null ? '' : `${formatParams(draft.teacherParams)} teacher`,
  ]
    .filter((part) => part !== '')
    .join(', ')

/** Of rollouts the prompts and what is written to them are the data. */
export const askForData = (task: string | null): string =>
  task === 'grpo' || task === 'ppo'
    ? 'How many prompts, and how long are the answers? Say it such as “5k prompts, 8 samples of 1k tokens”, or the tokens that are written in all.'
    : 'How much data? Give tokens, such as “100M tokens”, or examples, such as “10k examples x 512 tokens x 3 epochs”.'
