/** "How much of that is generation?", "why is GRPO so slow?" */
import { formatCount, formatDuration, formatPercent, formatTokens } from '../format/number-format.ts'
import { timeAnswer } from './time.ts'
import { answerLength, samplesOf } from './sampled-answers.ts'
import type { QuestionContext } from './question-context.ts'

/** The phase that takes most of it; '' where nothing is generated. */
export function longestPhase({ recommendation: { best } }: QuestionContext): string {
  if (best.phases === undefined || best.phases === null) return ''
  const { generation, logprob, update } = best.phases
  const phases = [
    { name: 'training on the answers', share: update },
    { name: 'writing the answers', share: generation },
    { name: 'scoring the answers', share: logprob },
  ]
  return `Most of the time is ${phases.toSorted((one, another) => another.share - one.share)[0]?.name ?? ''}.`
}

/** "31% (1.6 h) of it goes into writing the answers": each phase in hours of the run; '' where nothing is generated. */
export function phaseSplit({ recommendation: { best } }: QuestionContext): string {
  const { phases, hours, startupHours } = best
  if (phases === undefined || phases === null) return ''
  const { generation, logprob, update, other } = phases
  const sum = generation + logprob + update + other
  const part = (share: number): string =>
    `${formatPercent(share / sum)} (${formatDuration(((hours.p50 - startupHours) * share) / sum)})`
  return `Writing them takes ${part(generation)}, scoring them ${part(logprob)}, training on them ${part(update)}.`
}

/** The phases of a step of reinforcement learning, in hours of the run; of other training what makes its time. */
export function rolloutShareAnswer(context: QuestionContext): readonly string[] {
  const { phases, hours, startupHours } = context.recommendation.best
  if (phases === undefined || phases === null)
    return ['Nothing is generated in this training: each token is read once for each pass.', ...timeAnswer(context)]
  const { generation, logprob, update, other } = phases
  const sum = generation + logprob + update + other
  const training = hours.p50 - startupHours
  const part = (share: number): string => `${formatPercent(share / sum)} (${formatDuration((training * share) / sum)})`
  return [
    ...(context.contrast?.form === 'why' ? [moreThanPlain(context)] : []),
    `${part(generation)} of the ${formatDuration(training)} goes into writing the answers, token by token, ${part(logprob)} into scoring them once more, ${part(update)} into training on them${other / sum < leastOther ? '' : `, ${part(other)} into the rest`}.`,
    'Fewer or shorter answers make it faster: “4 samples”, “response length 512”.',
  ]
}
const leastOther = 0.005

/** Why it takes more than training on as many examples: each prompt makes a group of answers, all of which are written and trained on. */
function moreThanPlain(context: QuestionContext): string {
  const { spec } = context.scenario
  const { tokens, prompts } = spec
  const samples = samplesOf(context)
  if (samples === null) return ''
  const length = ` of ${formatCount(answerLength(context) ?? 0)} tokens`
  const all = tokens === null ? '' : `, with their prompts ${formatTokens(tokens)}`
  return prompts === null
    ? `Each prompt becomes ${formatCount(samples)} answers${length}: all are written, scored and trained on, where plain fine-tuning reads each example once.`
    : `${formatCount(prompts)} prompts × ${formatCount(samples)} answers are ${formatCount(prompts * samples)} sequences${length}${all}: all are written, scored and trained on, where plain fine-tuning reads ${formatCount(prompts)} examples once.`
}
