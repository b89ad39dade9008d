/** How likely a reply is each act, in steps of its odds, as words for a classifier. */
import type { ActProbabilities } from '../lexicon/turn-act-classifier.ts'

const [least, most] = [0.002, 0.998]

/** “likely chatter -2”, a word for each act. */
export const likelyLevels = (likely: ActProbabilities): readonly string[] =>
  Object.entries(likely).map(([act, share]) => {
    const bounded = Math.min(most, Math.max(least, share))
    return `likely ${act} ${Math.round(Math.log(bounded / (1 - bounded)))}`
  })
