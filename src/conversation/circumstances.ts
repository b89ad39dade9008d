/** What is said of the machines beside a job: how often they are taken away, how fast their network is. */
import type { InquiryFacts } from '../catalog/inquiry-facts.ts'
import { hostMemoryIn } from '../language/inquiries/host-memory.ts'
import type { Interruptions } from '../language/inquiries/interruptions.ts'
import { linkGbitsIn } from '../language/inquiries/link-speed.ts'
import { spotTermsIn } from '../language/inquiries/spot-terms.ts'
import {
  interruptionSentence,
  statesOnHostSentence,
} from '../presentation/content/inquiries/known-figures-sentences.ts'
import { lossSentence } from '../presentation/content/inquiries/spot-trade-sentences.ts'
import { formatDuration } from '../presentation/format/number-format.ts'
import { interruptionLoss, usualSaveHours } from '../recommend/inquiries/interruptions.ts'
import { spotLossOf } from '../recommend/inquiries/spot-trade.ts'
import { withExtras, withGeneralAnswers } from './interpretation-extras.ts'
import type { Interpretation } from './interpretation.ts'
import type { EngineContext } from './engine-context.ts'
import { withNodesAdvice } from './interpret-nodes-weighed.ts'
import type { RequestContext } from './request.ts'

/** How often to save, and what is lost, where both figures are there. `text`: a time to restart may be in it. */
export function withInterruptions(
  answer: Interpretation,
  { hoursBetween, saveHours, words }: Interruptions,
  text: string,
  { rules }: InquiryFacts,
): Interpretation {
  if (answer.kind === 'inquiry' && answer.inquiry.kind === 'contrast' && hoursBetween !== null) {
    const { contrast } = answer.inquiry
    if (contrast.pricing === 'spot' && contrast.lostShare === null) {
      const told = { ...spotTermsIn(text), betweenHours: hoursBetween, saveHours }
      const trade = spotLossOf(told, hoursBetween, rules.saves)
      const lost = { lostShare: 1 - trade.useful, lostWords: lossSentence({ trade, told }) }
      return { ...answer, inquiry: { ...answer.inquiry, contrast: { ...contrast, ...lost } } }
    }
  }
  if (answer.kind !== 'start' && answer.kind !== 'comparison' && answer.kind !== 'inquiry') return answer
  const loss = hoursBetween === null ? null : interruptionLoss(saveHours ?? usualSaveHours, hoursBetween)
  const { restartHours } = spotTermsIn(text)
  const timed = saveHours === null ? `${words}; a save of ${formatDuration(usualSaveHours)} assumed` : words
  const said = interruptionSentence(
    loss === null ? words : timed,
    loss,
    shareOf(restartHours, hoursBetween),
    restartHours,
  )
  return withGeneralAnswers(answer, [said])
}

const shareOf = (hours: number | null, hoursBetween: number | null): number =>
  hours === null || hoursBetween === null ? 0 : hours / hoursBetween

/** That a speed of a network is in no hours, for they are those of the network that a provider has. */
export const withLinkSpeed = (
  answer: Interpretation,
  words: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation => {
  const gbits = linkGbitsIn(words)
  if (answer.kind === 'inquiry' && answer.inquiry.kind === 'gpu prices' && gbits !== null)
    return { ...answer, inquiry: { ...answer.inquiry, gbits } }
  const advised = answer.kind === 'comparison' ? withNodesAdvice(answer, gbits, request, context) : null
  if (advised?.advice !== undefined) return advised
  if (answer.kind !== 'start' && answer.kind !== 'comparison') return answer
  const said = `“${words}” is not in the hours: they hold for the network that the provider has. Over Ethernet of 100 Gbit/s or less, sharding across machines takes far longer; inside one machine it does not matter.`
  return withGeneralAnswers(answer, [said])
}

/** "4090 + 128gb ddr5": who tells the memory of a machine with a workstation's card has it, and one card where none are counted. */
function ownMachine<T extends Extract<Interpretation, { kind: 'start' }>>(answer: T, text: string): T {
  const { spec } = answer.scenario
  const isWorkstation = spec.gpus?.every((id) => /^(?:rtx|gtx)-/u.test(id)) === true
  const isOpen = spec.owned === null && spec.providers === null && spec.pricing === null
  if (!isWorkstation || !isOpen || rents.test(text)) return answer
  const own = { ...spec, owned: true, gpuCount: spec.gpuCount ?? 1 }
  return { ...answer, scenario: { ...answer.scenario, spec: own } }
}
const rents = /\b(?:rent(?:s|ed|al|ing)?|hir(?:e|ing)|cloud|instances?|pods?|buy(?:ing)?|bought)\b/iu

/** "On my 4090 in a 64 GB RAM box": the job of the rest, with the memory of its machine, which is no data. Null where that is no job. */
export function jobOnHost(text: string, interpret: (rest: string) => Interpretation): Interpretation | null {
  const host = hostMemoryIn(text)
  const answer = host === null ? null : interpret(host.rest)
  if (host === null || answer === null) return null
  if (answer.kind === 'start')
    return withExtras(ownMachine(answer, text), { hostMemory: { gib: host.gib, words: host.words } })
  if (answer.kind === 'problem') return answer.problem.kind === 'missing-data' ? answer : null
  if (answer.kind !== 'inquiry' || answer.inquiry.kind !== 'fit') return null
  const { params, method } = answer.inquiry.spec
  if (params === null || method !== 'full') return answer
  return withGeneralAnswers(answer, [statesOnHostSentence(params, host)])
}
