/** What holds whatever the plan is, and what the plan says of it where that decides. */
import { formatCount, formatDuration } from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { leverSentences } from './lever-sentences.ts'
import { leads } from './leading-words.ts'
import { particularAnswer } from './particular-answer.ts'
import { saidOfPlan } from './said-of-plan.ts'
import { withFigures } from './plan-words.ts'
import { stoppedEarly } from './stopped-early.ts'
import { termsInPlan } from './term-in-plan.ts'
import type { QuestionContext } from './question-context.ts'
import { hoursOfMonth, runsOfPeriod } from '../../scenario/hours-of-time.ts'

/** The sentences of the matched question in data/questions; empty for a question that has none. */
export function fixedAnswer(context: QuestionContext): readonly string[] {
  const ofPlan = leverSentences(context)
  const said = sentencesOf(context)
  return context.lever?.lever.place === 'first' ? [...ofPlan, ...said] : [...said, ...ofPlan]
}

const sentencesOf = (context: QuestionContext): readonly string[] => {
  const particular = context.matched?.particular
  if (particular !== undefined) return particularAnswer(particular, context)
  const id = context.matched?.id ?? ''
  const stopped = id === 'stop-early' ? stoppedEarly(context) : []
  const says = saidOfPlan[id] ?? context.matched?.says ?? []
  return [
    ...stopped,
    ...(id === 'reserve' ? [hoursOfUse(context)] : []),
    // What is paid by then is said already.
    ...[leads[id] ?? '', ...(stopped.length > 0 ? says.slice(1) : says), ...(ofTerm[id] ?? [])].map((sentence) =>
      withFigures(sentence, context),
    ),
    ...termsInPlan(context),
  ]
}

/** What the plan says behind the sentences of a question or of a word that is explained. */
const ofTerm: Readonly<Record<string, readonly string[]>> = {
  'term token': [
    'It is the unit that is counted and paid: the {tokens} here are some {words} words or {pages} pages, at {perMillion} a million in total.',
  ],
  'term qlora': [
    'Quality is usually slightly worse than with plain LoRA: 4 bits cost some 1 to 5 % of perplexity where it was measured, most in small models; often nothing is seen of it after tuning.',
  ],
  'term tier': ['{pricedTier}'],
  'works-offline': ['{smallInMemory}'],
  'to-gguf': ['{quantizedSizes}'],
  'quantize-after': ['{quantizedSizes}'],
  'retrain-when': ['{retrainSums}'],
  'publish-model': ['{resultToPublish}'],
  evaluation: ['{evaluation}'],
}

const minShare = 0.6

/** "Would reserving be cheaper?" is decided by the hours that the plan uses its GPUs. */
function hoursOfUse({ scenario: { runsPerYear }, recommendation: { best } }: QuestionContext): string {
  const runs = runsPerYear === undefined ? 1 : runsOfPeriod(runsPerYear, 'month')
  const hours = best.hours.p50 * runs
  const share = hours / hoursOfMonth
  const use = runsPerYear === undefined ? 'One run' : `${formatCount(Number(runs.toPrecision(2)))} runs a month`
  const verdict = share < minShare ? 'on demand is cheaper, unless other jobs fill the rest' : 'a reservation may pay'
  return `${use} of ${formatDuration(best.hours.p50)} use the GPUs ${formatDuration(hours)} of a month’s ${hoursOfMonth} h, ${formatSignificant(100 * share, 2)} %: ${verdict}.`
}
