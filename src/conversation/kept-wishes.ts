/** Optional wishes: those that no plan keeps, or that cost more than they are to save, are dropped and named. */
import { withFirstNote } from '../scenario/noted-scenario.ts'
import type { OptionalWish } from '../language/optional-wishes.ts'
import { hoursText, usdText } from '../recommend/figure-text.ts'
import { quoted } from '../scenario/format-values.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { AnswerScenario } from './engine-context.ts'

/** The scenario with as many of the wishes as a plan keeps; as it is where dropping them helps nothing. */
export function withKeptWishes(scenario: Scenario, wishes: readonly OptionalWish[], ask: AnswerScenario): Scenario {
  const open = wishes.filter(({ fields }) => fields.some((field) => scenario.spec[field] !== null))
  if (open.length === 0) return scenario
  const answer = ask(scenario)
  if (answer.kind === 'recommendation') {
    const { best } = answer.recommendation
    return open.reduce((kept, wish) => {
      const isOfMachines = wish.fields.some((field) => field === 'providers' || field === 'gpus')
      // Fewer bits are a risk that nobody takes unasked: they are told, and the plan stays whole.
      if (wish.ifSensible && wish.fields.includes('precision')) {
        const inFp8 = `${hoursText(best.hours.p50)} and ${usdText(best.allInUsd.p50)} with FP8, software that has it included`
        return withoutWishes(kept, [wish], `is left open: it would be ${inFp8}, and an eye on the loss`)
      }
      if (!wish.ifSensible && !isOfMachines) return kept
      const without = ask(withoutWishes(kept, [wish], ''))
      if (without.kind !== 'recommendation') return kept
      const other = without.recommendation.best
      if (!wish.ifSensible) {
        const isDear =
          other.allInUsd.p50 <= best.allInUsd.p50 * farCheaper && other.hours.p50 <= best.hours.p50 * muchLonger
        const price = usdText(other.allInUsd.p50)
        return isDear
          ? withFirstNote(kept, `Without ${quoted(wish.words)} it would be ${price} in ${hoursText(other.hours.p50)}.`)
          : kept
      }
      if (other.allInUsd.p50 >= best.allInUsd.p50) return kept
      return withoutWishes(kept, [wish], 'is left out, as it costs more than without')
    }, scenario)
  }
  // What was said last is given up first.
  const dropped = [...open.toReversed().map((wish) => [wish]), ...(open.length > 1 ? [open] : [])]
  for (const each of dropped) {
    const less = withoutWishes(scenario, each, 'is left out, as no plan keeps it')
    if (ask(less).kind === 'recommendation') return less
  }
  return scenario
}

/** Shares of the dollars and of the hours with a wish, from which on it is worth a line what they are without it. */
const farCheaper = 0.75
const muchLonger = 2

function withoutWishes(
  { spec, setBy, notes, remarks = [], ...rest }: Scenario,
  wishes: readonly OptionalWish[],
  why: string,
): Scenario {
  const fields = new Set<string>(wishes.flatMap((wish) => wish.fields))
  const added =
    why === '' ? [] : wishes.map((wish) => ({ field: wish.fields[0] ?? null, text: `${quoted(wish.words)} ${why}.` }))
  const isWished = why !== '' && !wishes.some(({ isGuess }) => isGuess)
  // As near to what was wished for as a plan comes.
  const objective =
    !isWished || spec.objective !== null
      ? spec.objective
      : fields.has('budgetUsd')
        ? ('cheapest' as const)
        : fields.has('deadlineHours')
          ? ('fastest' as const)
          : null
  return {
    ...rest,
    spec: { ...spec, ...Object.fromEntries([...fields].map((field) => [field, null])), objective },
    setBy: Object.fromEntries(Object.entries(setBy).filter(([field]) => !fields.has(field))),
    notes: [...added.map(({ text }) => text), ...notes],
    remarks: [...added, ...remarks],
  }
}
