/** The plan in plain words, for somebody who does none of it. */
import { planName, providerName } from '../format/display-names.ts'
import {
  formatDuration,
  formatDurationRange,
  formatParameters,
  formatTokens,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
} from '../format/number-format.ts'
import { wordsPerToken } from '../format/words-of-text.ts'
import type { QuestionContext } from './question-context.ts'

/** What is done, on what, how long, for how much, and what is left of it. */
export function plainly(context: QuestionContext): string {
  const { scenario, recommendation, renderContext, matched } = context
  const { best } = recommendation
  const { spec } = scenario
  const { names } = renderContext
  const gpus = planName(best, names)
  const what =
    spec.task === 'pretrain'
      ? spec.model === null
        ? 'a language model is trained from nothing on your texts'
        : `${names.model(spec.model)}, a language model, goes on learning from your texts (or from nothing on them alone, if you begin anew)`
      : best.phases != null
        ? 'a language model that exists already writes answers to your questions, and is moved towards the better ones'
        : `${spec.model === null ? 'a language model that exists already' : `${names.model(spec.model)}, a language model that exists already,`} is taught with your texts`
  const amount =
    spec.tokens === null
      ? ''
      : `, ${formatTokens(spec.tokens)} or some ${formatParameters(Number((spec.tokens * wordsPerToken).toPrecision(2)))} words`
  const where =
    spec.owned === true
      ? `It runs on ${gpus} of your own.`
      : `For that you rent ${gpus}, ${best.gpuCount === 1 ? 'a graphics card' : 'graphics cards'} made for such work that ${best.gpuCount === 1 ? 'stands' : 'stand'} in a data centre, by the hour at ${providerName(best, names)}.`
  const bought = matched?.asksBought === true ? 'You have to buy nothing.' : ''
  const each = best.gpuCount === 1 ? '' : ' for each'
  const bill = `It takes about ${formatDuration(best.hours.p50)}, at ${formatUsdPerHour(best.usdPerGpuHour)}${each}: ${formatUsd(best.usd.p50)}. With idle minutes, tries that fail and disk it is about ${formatUsd(best.allInUsd.p50)} in total; in 8 of 10 such runs ${formatUsdRange(best.allInUsd)} and ${formatDurationRange(best.hours)}.`
  return [
    `In plain words: ${what}${amount}. ${where}`,
    bought,
    bill,
    underLimit(context),
    'What you keep is a file with what the model has learned; using it afterwards costs extra.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

/** How it stands to the money that was set; '' where none was. */
function underLimit({ scenario: { spec }, recommendation: { best } }: QuestionContext): string {
  const { budgetUsd } = spec
  if (budgetUsd === null) return ''
  const { p50, p90 } = best.allInUsd
  if (p90 <= budgetUsd)
    return `That is ${p90 <= budgetUsd / 2 ? 'well ' : ''}under the ${formatUsd(budgetUsd)} that are set.`
  return p50 <= budgetUsd
    ? `That is most likely under the ${formatUsd(budgetUsd)} that are set, but not surely.`
    : `That is more than the ${formatUsd(budgetUsd)} that are set.`
}
