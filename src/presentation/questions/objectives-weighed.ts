/** "Would ORPO or SimPO be cheaper than DPO?": each that is named against the plan, in dollars and hours. */
import type { Option } from '../../recommend/recommendation.ts'
import { joinWords } from '../../recommend/figure-text.ts'
import { taskTraits } from '../../catalog/training-method.ts'
import { apartIn, planFigures } from '../content/contrast-words.ts'
import { planAndProvider } from '../format/display-names.ts'
import type { QuestionContext } from './question-context.ts'
import { objectiveTraits } from './training-choices.ts'

type PlannedObjective = { readonly name: string; readonly id: string; readonly option: Option }

const nameOf = (id: string): string => (id === 'simpo' ? 'SimPO' : id.toUpperCase())

/** Which of them are, then each, then what they want. */
export function objectivesWeighed({
  gap,
  scenario: { spec },
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const sides = gap?.sides ?? []
  const planned = sides.flatMap(({ words, option }): readonly PlannedObjective[] =>
    option === undefined ? [] : [{ id: words, name: nameOf(words), option }],
  )
  const isOfHours = gap?.asks.measure === 'hours'
  const ranked = planned.toSorted((one, other) => apartIn(isOfHours, one.option, other.option))
  const [first] = ranked
  const missing = sides
    .filter(({ option }) => option === undefined)
    .map(({ words, problem = '' }) => `No plan with ${nameOf(words)}: ${problem}`)
  if (first === undefined) return missing
  const isTie = ranked[1] !== undefined && apartIn(isOfHours, first.option, ranked[1].option) === 0
  const trait = isOfHours ? 'faster' : 'cheaper'
  const better = ranked.filter(({ option }) => apartIn(isOfHours, option, best) < 0)
  const own = taskTraits[spec.task ?? 'dpo'].name ?? 'the plan'
  const verdict =
    better.length === ranked.length
      ? `${ranked.length > 2 ? 'All' : 'Both'} are ${trait} than ${nameOf(spec.task ?? 'dpo')}${isTie ? '' : `, ${first.name} most`}`
      : better.length === 0
        ? `None is ${trait} than ${nameOf(spec.task ?? 'dpo')}`
        : `${joinWords(better.map(({ name }) => name))} ${better.length === 1 ? 'is' : 'are'} ${trait} than ${nameOf(spec.task ?? 'dpo')}, ${joinWords(ranked.filter((one) => !better.includes(one)).map(({ name }) => name))} not`
  const each = ranked.map(
    ({ name, option }) => `${name} ${planFigures(isOfHours, option)} on ${planAndProvider(option, names)}`,
  )
  const traits = ranked.flatMap(({ id }) => objectiveTraits[id] ?? [])
  return [
    `${verdict}: ${each.join('; ')}; against ${planFigures(isOfHours, best)} for ${own} as planned, on ${planAndProvider(best, names)}.`,
    `${traits.join('; ')} (recalled).`,
    `Reply with one, such as “${first.id}”, to plan it.`,
    ...missing,
  ]
}
