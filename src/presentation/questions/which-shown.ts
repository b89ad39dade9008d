/** "Which of the alternatives is the quickest, and how much more is it?": the plans of the card, against the one on top. */
import { optionRows } from '../content/option-rows.ts'
import { hoursOf, usdOf } from '../content/contrast-words.ts'
import { planAndProvider } from '../format/display-names.ts'
import { formatDuration, formatUsd } from '../format/number-format.ts'
import { cheaperAnswer, fasterAnswer } from './faster-cheaper.ts'
import { differenceInShort } from './plan-contrast.ts'
import type { QuestionContext } from './question-context.ts'

/** The fastest of them, or the cheapest where that is asked; then the others. */
export function whichShownAnswer(context: QuestionContext): readonly string[] {
  const {
    subjectText,
    recommendation,
    renderContext: { names },
  } = context
  const isOfUsd = subjectText === cheapest
  const { best } = recommendation
  const shown = optionRows(recommendation, names).map(({ option }) => option)
  const others = shown.filter((option) => option !== best)
  if (others.length === 0)
    return [
      `The card has one plan alone: ${planAndProvider(best, names)}.`,
      ...(isOfUsd ? cheaperAnswer(context) : fasterAnswer(context)),
    ]
  const ranked = others.toSorted((one, other) => (isOfUsd ? usdOf(one) - usdOf(other) : hoursOf(one) - hoursOf(other)))
  const sentences = ranked.map(
    (option) =>
      `${planAndProvider(option, names)}: ${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)}, ${differenceInShort(option, best)} than the plan`,
  )
  const [first = '', ...rest] = sentences
  const isBeaten = isOfUsd ? usdOf(ranked[0] ?? best) >= usdOf(best) : hoursOf(ranked[0] ?? best) >= hoursOf(best)
  return [
    isBeaten ? `The plan itself is the ${isOfUsd ? 'cheapest' : 'fastest'} of the card. Of the others:` : '',
    `${first}.`,
    rest.length === 0 ? '' : `Then ${rest.join('; ')}.`,
    `The plan is ${planAndProvider(best, names)}: ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)}.`,
  ]
}

const cheapest = 'cheapest'
