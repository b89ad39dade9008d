/** "Where else?": the same plan at other providers. */
import { allOptions } from '../content/option-rows.ts'
import { methodName, planName, providerName } from '../format/display-names.ts'
import { formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** One option of each provider with the same GPUs and method, in dollars of the whole job. */
export function providerAnswer({ recommendation, renderContext }: QuestionContext): readonly string[] {
  const { best } = recommendation
  const { names } = renderContext
  const samePlans = allOptions(recommendation).filter(
    (one) =>
      one.gpu === best.gpu &&
      one.gpuCount === best.gpuCount &&
      one.method === best.method &&
      one.weights === best.weights &&
      one.compute === best.compute,
  )
  // The best plan comes first, and stands for its provider.
  const offers = new Map<string, string>()
  for (const one of samePlans) {
    const provider = providerName(one, names)
    if (!offers.has(provider)) offers.set(provider, formatUsd(one.allInUsd.p50))
  }
  const address = names.rentAddress(best.provider)
  const list = [...offers].slice(0, 5).map(([provider, dollars]) => `${provider} ${dollars}`)
  const plan = `${planName(best, names)}, ${methodName(best)}`
  return [
    list.length > 1
      ? `${plan}, in total: ${list.join('; ')}.`
      : `${plan} is compared at one provider here: ${list.join('')} in total.`,
    address === null ? '' : `Rent it at ${address}.`,
    'Name a provider to see the best plan there.',
  ]
}
