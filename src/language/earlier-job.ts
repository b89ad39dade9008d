/** "Same setup as last time, with the new data": a job of which only its like is named, and nobody here knows it. */
import type { Vocabulary } from './lexicon/vocabulary.ts'
import type { Token } from './text/tokenize.ts'
import { exampleCommands } from './resolution/suggestions.ts'
import type { Draft } from './resolution/scenario-draft.ts'

/** Whether words stand for a job that ran before. */
export const namesEarlierJob = (tokens: readonly Token[], { clauseCues }: Vocabulary): boolean =>
  tokens.some(
    ({ text }, at) =>
      clauseCues.earlierJob.longestMatch(tokens, at) !== null || (text === 'same' && isLikeOneOf(tokens, at)),
  )

/** "Same as @Nadia's run": whose it is stands between. */
const isLikeOneOf = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.text === 'as' &&
  tokens.slice(at + 2, at + 2 + mostBetween).some(({ text }) => /^(?:run|job|training)s?$/u.test(text))
const mostBetween = 5

/** What is missing is asked, and nothing of it is guessed. */
export function askForEarlierJob(draft: Draft): void {
  const missing = [
    ...(draft.get('params') === null ? ['the model'] : []),
    ...(draft.get('tokens') === null ? ['how much data'] : []),
  ].join(' and ')
  draft.addIssue(
    'missing-model',
    `What ran before is not known here: say ${missing}, and the method, epochs or GPUs that are to be kept, such as “${exampleCommands[0]}”.`,
    [],
  )
}
