/** A plan beside the one that the thread was shown last. */
import type { Answer } from '../reply/answer.ts'
import { pinsOf } from '../offers/replay.ts'
import { difference } from '../recommend/difference.ts'
import { differenceMessage, withChange } from '../reply/difference.ts'
import { recommendationMessage } from '../reply/recommendation.ts'
import type { Books } from './books.ts'
import type { Held, Said, Setting } from './held.ts'
import { problemSaid } from './problem-said.ts'
import { everyOption, isInfeasible, shownOf } from './start.ts'

/** What an answer makes of the thread. `words`: what changed. */
export function shownPlan(
  held: Held,
  now: Held,
  answer: Answer,
  words: readonly string[] | string,
  setting: Setting,
  books: Books,
): Said {
  const manner = books.manner(setting.today)
  if (answer.kind === 'problem') {
    const said = problemSaid(answer.problem, setting, books, 'reply')
    if (!isInfeasible(answer.problem)) return said
    const message = withChange(said.message, words)
    return { kind: 'no plan', problem: answer.problem, message, held: now }
  }
  const { scenario, recommendation } = answer
  const before = held.shown?.best ?? null
  const day = now.shown?.today ?? setting.today
  const pins = pinsOf(everyOption(recommendation), day).observationIds
  return {
    kind: 'plan',
    answered: { scenario, recommendation },
    message:
      before === null
        ? recommendationMessage(scenario, recommendation, manner)
        : differenceMessage(
            before,
            { scenario, recommendation },
            words,
            manner,
            difference(before, recommendation.best).qualityRisk ?? '',
          ),
    held: { ...now, shown: shownOf(recommendation, day), pins: [...new Set([...now.pins, ...pins])] },
  }
}
