/** "Are these 40 or 80 gig?", "PCIe or SXM?", "how many per node?": the card of the plan. */
import { planAndProvider } from '../format/display-names.ts'
import { formatCount, formatGib } from '../format/number-format.ts'
import type { CardTrait } from '../../language/questions/named-count.ts'
import type { QuestionContext } from './question-context.ts'
import { capitalized } from '../../recommend/figure-text.ts'

/** What is asked of it first, then which it is. */
export function cardAnswer({
  gpus = [],
  args,
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const [card] = gpus
  const plan = planAndProvider(best, names)
  if (card === undefined) return [`${plan}, ${formatGib(best.usableMemoryGiB)} usable on each.`]
  const memory = `${formatCount(Math.round(card.memory.base / 1e9))} GB`
  const each = best.gpuCount / best.nodes
  const machines =
    best.gpuCount === 1
      ? 'one card in one machine'
      : best.nodes === 1
        ? `all ${formatCount(best.gpuCount)} in one machine`
        : `${formatCount(each)} in each of ${formatCount(best.nodes)} machines`
  const leads: Readonly<Record<CardTrait, string>> = {
    memory,
    form: card.form,
    machine: capitalized(machines),
    name: names.gpu(best.gpu),
  }
  const trait = args?.cardTrait ?? 'name'
  const rest = [
    trait === 'memory' ? '' : `${memory} of memory each`,
    trait === 'form' ? '' : `${card.form} form`,
    trait === 'machine' ? '' : machines,
  ].filter((one) => one !== '')
  return [`${leads[trait]}: the plan is ${plan}, ${rest.join(', ')}.`]
}
