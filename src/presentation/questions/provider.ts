/** "Where else?": the same plan at other providers. */
import { allOptions } from '../content/option-rows.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { roundUsd } from '../../recommend/figure-text.ts'
import { differenceFromBest } from './plan-contrast.ts'
import { type DisplayNames, methodName, planName, providerName } from '../format/display-names.ts'
import { formatUsd } from '../format/number-format.ts'
import { ownServersId } from '../../offers/owned-offers.ts'
import { rentedAnswer } from './rented.ts'
import type { QuestionContext } from './question-context.ts'
import { isSameGpus } from '../content/contrast-words.ts'

/** One option of each provider with the same GPUs and method, in dollars of the whole job. */
export function providerAnswer(context: QuestionContext): readonly string[] {
  const { recommendation, renderContext, whatIf } = context
  const { best } = recommendation
  if (best.provider === ownServersId) return rentedAnswer(context)
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
  const list = [...offers].slice(0, mostSellers).map(([provider, dollars]) => `${provider} ${dollars}`)
  const plan = `${planName(best, names)}, ${methodName(best)}`
  const others = whatIf !== undefined && 'option' in whatIf && isSameGpus(whatIf.option, best) ? whatIf.option : null
  const isCheaper = others !== null && isLess(others, best)
  const address = names.rentAddress(best.provider)
  const other = isCheaper ? names.rentAddress(others.provider) : null
  const own = address === null ? '' : `Rent it at ${address} (${providerName(best, names)}).`
  // Where this plan is rented is asked, or what is cheaper.
  const isOwnFirst = context.args?.asksWhere === true || !isCheaper
  return [
    isOwnFirst ? own : '',
    others === null ? '' : elsewhereSentence(others, best, names),
    list.length > 1
      ? `${plan}, in total: ${list.join('; ')}.`
      : others === null
        ? `${plan} is compared at one provider here: ${list.join('')} in total.`
        : '',
    other === null ? '' : `Rent the cheaper at ${other}.`,
    isOwnFirst ? '' : own,
    'Name a provider to see the best plan there.',
  ]
}

const mostSellers = 5

const isLess = (one: Option, other: Option): boolean => roundUsd(one.allInUsd.p50) < roundUsd(other.allInUsd.p50)

/** The cheapest other seller of the same GPUs, with what is to be known of it. */
function elsewhereSentence(option: Option, best: Option, names: DisplayNames): string {
  const isCheaper = isLess(option, best)
  const risk = option.tier === 'community' ? ', on machines of others' : option.pricing === 'spot' ? ', on spot' : ''
  return isCheaper
    ? `Cheaper with the same GPUs: ${differenceFromBest(option, best, names)}${risk}.`
    : `The next of the other sellers: ${differenceFromBest(option, best, names)}${risk}.`
}
