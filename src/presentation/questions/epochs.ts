/** "Is it 1 epoch?", "how many passes over the data is that?" */
import { formatCount, formatDuration, formatTokens } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Passes over the data and the tokens they come to, and what another pass would train. */
export function epochsAnswer({ scenario, args, recommendation }: QuestionContext): readonly string[] {
  const { corpus, spec } = scenario
  if (spec.tokens === null) return ['The amount of data is not known.']
  const epochs = corpus?.epochs ?? 1
  const { hours } = recommendation.best
  // "Is it 20 h per epoch?"
  const ofPasses =
    args?.asksHoursOf !== 'passes'
      ? ''
      : epochs === 1
        ? `The ${formatDuration(hours.p50)} are for one epoch, as one is planned.`
        : `The ${formatDuration(hours.p50)} are for all ${formatCount(epochs)} epochs together, some ${formatDuration(hours.p50 / epochs)} each.`
  const asked = args?.numbers?.[0]?.value
  const verdict = asked === undefined || asked > maxEpochs ? '' : asked === epochs ? 'Yes: ' : 'No: '
  const passes = `${formatCount(epochs)} ${epochs === 1 ? 'pass' : 'passes'}`
  const data = corpus?.tokensPerEpoch ?? spec.tokens
  const said =
    corpus === undefined || epochs === 1
      ? `${passes} over ${formatTokens(data)}; ${corpus === undefined ? 'they are taken as all that is trained' : 'nobody named more'}.`
      : `${passes} over ${formatTokens(data)} are ${formatTokens(spec.tokens)} trained.`
  const another = epochs === 2 ? 3 : 2
  return [
    ...(ofPasses === '' ? [] : [ofPasses]),
    `${ofPasses === '' ? verdict : ''}${said}`,
    `${another === 2 ? 'Two' : 'Three'} passes would train ${formatTokens(data * another)}: reply “${another} epochs”.`,
  ]
}

/** More than anybody passes over text: a number of something else. */
const maxEpochs = 20
