/** "PPO 7b with a 7b reward model + 7b critic": the models beside the policy, which the sum has at the policy's size. */
import { collapseSpaces } from '../language/text/characters.ts'
import { formatParams, quoted } from '../scenario/format-values.ts'
import { withExtras } from './interpretation-extras.ts'
import type { Interpretation } from './interpretation.ts'

const beside =
  /(?:[\s,+&]|\b(?:with|and|plus|an?|the|our)\b)*(?<![\w.])(\d{1,3}(?:\.\d{1,2})?) ?b (?:reward(?: ?models?)?|critics?|value (?:model|head|network)|rm|reference(?: model)?|ref(?: model)?)\b/giu
const trainsPolicy = /\b(?:ppo|rlhf|reinforcement)\b/iu

/** Null where no such model is named, or the rest is no such job. */
export function modelsOfPpo(text: string, readRest: (rest: string) => Interpretation): Interpretation | null {
  if (!trainsPolicy.test(text)) return null
  const found = [...text.matchAll(beside)]
  if (found.length === 0) return null
  const answer = readRest(collapseSpaces(text.replaceAll(beside, ' ')))
  const spec =
    answer.kind === 'start'
      ? answer.scenario.spec
      : answer.kind === 'problem'
        ? answer.partial?.scenario?.spec
        : undefined
  if (spec?.task !== 'ppo' || spec.params === null) return null
  const { params } = spec
  const other = found.filter(([, size]) => Math.abs(Number(size) * 1e9 - params) > params / 10)
  const words = other.map(([typed]) => quoted(typed.replace(/^(?:[\s,+&]|\b(?:with|and|plus|an?|the|our)\b)*/iu, '')))
  const says = [
    'A critic, a reward model and a reference, each of the policy’s size, are in its memory and its time.',
    ...(other.length === 0
      ? []
      : [`${words.join(' and ')}: counted as ${formatParams(params)}, so the sum is a little off.`]),
  ].join(' ')
  if (answer.kind === 'start')
    return withExtras(answer, { generalAnswers: [...(answer.scenario.extras?.generalAnswers ?? []), says] })
  return answer.kind === 'problem'
    ? { ...answer, problem: { ...answer.problem, message: `${answer.problem.message} ${says}` } }
    : null
}
