/** "Why not A100?": the best plan set against the nearest option that the question names. */
import { cardRows } from '../content/card-rows.ts'
import { allOptions, optionRows } from '../content/option-rows.ts'
import { planInFull } from '../format/display-names.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { methodNames, weightBytes, weightNames } from '../../catalog/training-method.ts'
import { formatBytes } from '../format/file-sizes.ts'
import { formatCount, formatGib } from '../format/number-format.ts'
import { toOneLine } from '../format/truncate.ts'
import { contrastAnswer } from './contrast.ts'
import { describeMisfit, whatFitsAnswer } from './fitting-gpus.ts'
import {
  includesText,
  compareWithBest,
  differenceFromBest,
  differenceInShort,
  lettersAndDigits,
  isPlanNamed,
  meritNotes,
  meritOf,
  ownTestDecides,
} from './plan-contrast.ts'
import { methodQuality } from './trade-figures.ts'
import { spotAnswer } from './spot.ts'
import type { QuestionContext } from './question-context.ts'

/** Why it takes more of them than the plan has: the weights alone. */
function tooSmall(
  { params, recommendation: { best }, renderContext: { names } }: QuestionContext,
  other: Option,
): readonly string[] {
  if (params === undefined || other.gpuCount <= best.gpuCount) return []
  const bytes = params * weightBytes[other.weights]
  if (bytes < other.usableMemoryGiB * best.gpuCount * 2 ** 30) return []
  const few =
    best.gpuCount === 1
      ? `One ${names.gpu(other.gpu)} does`
      : `${formatCount(best.gpuCount)} × ${names.gpu(other.gpu)} do`
  return [
    `${few} not hold it: the weights alone are ${formatBytes(bytes)} in ${weightNames[other.weights]}, and ${best.gpuCount === 1 ? 'it has' : 'each has'} ${formatGib(other.usableMemoryGiB)}, so it takes ${formatCount(other.gpuCount)}.`,
  ]
}

/** A method that was asked for stands in no rank: the other one, and what it would do to the quality. */
function askedForMethod(other: Option, context: QuestionContext): readonly string[] {
  const {
    recommendation: { best },
    renderContext: { names },
  } = context
  const quality = [other, best].filter(({ method }) => method === 'full').length === 1
  return [
    `Because ${methodNames[best.method]} was asked for.`,
    `${differenceFromBest(other, best, names)}.`,
    quality ? `What differs in quality: ${methodQuality(context)}` : '',
    `Say “${other.method}” to plan it.`,
  ]
}

/** "Why is the dearer row listed?": what each row that is shown is better in, where none is named. */
export function whyRowsAnswer(context: QuestionContext): readonly string[] {
  const { subjectText, recommendation, renderContext, isAsked } = context
  if (isAsked === true || lettersAndDigits(subjectText) !== '') return whyNotAnswer(context)
  const { names } = renderContext
  const { best } = recommendation
  const others = optionRows(recommendation, names).filter(({ option }) => option !== best)
  if (others.length === 0) return whyNotAnswer(context)
  return [
    'Each row is there for what it is better in than the plan, so that you can choose.',
    ...others.map(
      ({ label, option, plan, provider, time, total }) =>
        `${label}: ${plan} at ${provider}, ${time} and ${total}, ${differenceInShort(option, best)}.`,
    ),
    'Name one, such as “what speaks for option 2?”, for what it costs you.',
  ]
}

/** "Why not an A100?" of a plan on one: which of that name it is. */
const plannedAlready = ({
  subject,
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): readonly string[] => [
  (subject?.gpus.length ?? 0) > 1
    ? `It is one already: the plan is ${planInFull(best, names)}.`
    : `That is the plan: ${planInFull(best, names)}.`,
]

/** The same job on another card of that name, where it differs. */
function besidePlanned({
  whatIf,
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): readonly string[] {
  if (whatIf === undefined || !('option' in whatIf) || whatIf.option.gpu === best.gpu) return []
  const isFuller = best.peakMemoryGiB.p95 > best.usableMemoryGiB
  return [
    `${differenceFromBest(whatIf.option, best, names)}${whatIf.option.usableMemoryGiB > best.usableMemoryGiB && !isFuller ? `; its larger memory is not needed, ${formatGib(best.peakMemoryGiB.p50)} of ${formatGib(best.usableMemoryGiB)} are used` : ''}.`,
  ]
}

/** Compares the best plan with the nearest option that the question names, or says why there is none. */
export function whyNotAnswer(context: QuestionContext): readonly string[] {
  const {
    subjectText,
    recommendation,
    whatIf,
    renderContext: { names },
  } = context
  if (context.isAsked === true && whatIf !== undefined) {
    if ('problem' in whatIf) return [`So there is no plan. ${toOneLine(whatIf.problem, 300)}`]
    const told = contrastAnswer(context, whatIf.option)
    const said =
      told === null
        ? meritOf(whatIf.option, recommendation.best, names, subjectText)
        : [...told, ...meritNotes(whatIf.option, recommendation.best, subjectText)]
    const isOfMethod = [whatIf.option, recommendation.best].filter(({ method }) => method === 'full').length === 1
    return isOfMethod
      ? [
          ...said.filter((one) => one !== ownTestDecides),
          `What is lost of the quality: ${methodQuality(context)} ${ownTestDecides}`,
        ]
      : said
  }
  // No option is named by it: what it would save and risk is worked out with the whole cost.
  if (/^(?:not )?spot$/iu.test(subjectText)) return spotAnswer(context)
  const { best, ruledOut } = recommendation
  if (best.pricing === 'on_demand' && /^(?:not )?on[- ]demand$/iu.test(subjectText))
    return [`That is the plan: ${planInFull(best, names)}, on demand.`]
  const subjectKey = lettersAndDigits(subjectText)
  const shownSubject = toOneLine(subjectText, 60)
  if (subjectKey === '')
    return [...whatFitsAnswer(context), 'Name a GPU, a provider or a method to see what it would take.'].filter(
      (sentence) => sentence !== '',
    )
  const superlative = /^the (cheapest|fastest)/.exec(subjectText)?.[1]
  if (superlative !== undefined) {
    const other = superlative === 'cheapest' ? recommendation.cheapest : recommendation.fastest
    return [
      other === best
        ? `That is the plan: it is the ${superlative} of those compared.`
        : compareWithBest(other, best, names),
    ]
  }
  const line = /^option ([1-9])$/u.exec(subjectText)?.[1]
  if (line !== undefined) {
    // As the card counts them: what saves money at a risk has a row there.
    const named = optionRows(recommendation, names)
    const ofCard = cardRows(named, recommendation, names, context.scenario.spec)
    const rows = ofCard.length === 0 ? named.map((row) => ({ ...row, risk: '' })) : ofCard
    const shown = rows[Number(line) - 1]
    if (shown === undefined) return [`The answer compares ${formatCount(rows.length)}: there is no ${subjectText}.`]
    return [
      shown.option === best
        ? `That is the plan: ${planInFull(best, names)}.`
        : `Option ${line}, ${shown.risk === '' ? shown.label.toLowerCase() : shown.label}: ${shown.risk === '' ? compareWithBest(shown.option, best, names) : `${differenceFromBest(shown.option, best, names)}.`}`,
      ...(shown.option === best || shown.risk === '' ? [] : [`Its risk: ${shown.risk}.`]),
    ]
  }
  // "Is it cheaper with 4 H100s?", where 8 are planned.
  const { count = null, gpus = [] } = context.subject ?? {}
  const isNamed = (one: Option): boolean =>
    isPlanNamed(one, context.subject, subjectText, names) &&
    (count === null || gpus.length === 0 || one.gpuCount === count)
  const option = allOptions(recommendation).find((one) => one !== best && isNamed(one))
  const isPlan = isNamed(best)
  const other = whatIf !== undefined && 'option' in whatIf && !isPlan ? whatIf.option : option
  if (other !== undefined && context.scenario.spec.method !== null && other.method !== best.method)
    return askedForMethod(other, context)
  if (other !== undefined)
    return [...tooSmall(context, other), ...(contrastAnswer(context, other) ?? [compareWithBest(other, best, names)])]
  if (isPlan) return [...plannedAlready(context), ...besidePlanned(context)]
  // What was worked out for it goes before what the search passed over: that is of one GPU, where many may do.
  if (whatIf !== undefined && 'problem' in whatIf)
    return [`With "${shownSubject}" there is no plan. ${toOneLine(whatIf.problem, 300)}`]
  const ruledOutPlan = ruledOut.find(
    ({ gpu }) => names.gpu(gpu) !== '' && includesText([gpu, names.gpu(gpu)], subjectKey),
  )
  if (ruledOutPlan !== undefined) return [`It does not fit: ${describeMisfit(ruledOutPlan, names)}.`]
  return [
    `"${shownSubject}" is not among the options compared here: no price for it, or others are both cheaper and faster.`,
    `Ask with "${shownSubject}" in the question to see it alone.`,
  ]
}
