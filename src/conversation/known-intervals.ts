/** How often to save, and what spot comes to with its interruptions: by the figures that are told. */
import { signOfMoney } from '../language/text/currency-signs.ts'
import type { GeneralAnswer } from '../language/inquiries/general-inquiry.ts'
import { interruptionsIn } from '../language/inquiries/interruptions.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { spotTermsIn } from '../language/inquiries/spot-terms.ts'
import { understand } from '../language/pipeline.ts'
import { lostMoneySentence } from '../presentation/content/inquiries/lost-money-sentence.ts'
import { spotLossSentences } from '../presentation/content/inquiries/known-figures-sentences.ts'
import { saveIntervalSentences } from '../presentation/content/inquiries/save-interval-sentences.ts'
import { interruptionLoss, usefulShare, usualSaveHours } from '../recommend/inquiries/interruptions.ts'
import { usdOfOneGpu } from '../scenario/stated-figures.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'

const takenBack =
  /\b(?:spot|pre-?empt\w*|interruptibles?|evict\w*|reclaim\w*|kicked|yanked|taken (?:back|away)|community cloud|vast)\b/iu

/** "Killed every 6 h, a save takes 4 min, how often?": the interval and what is lost; what is not told is assumed, and said. */
export function withInterval(
  known: GeneralAnswer,
  text: string,
  { today }: RequestContext,
  { catalog, vocabulary }: EngineContext,
): GeneralAnswer {
  const told = interruptionsIn(text)
  const terms = spotTermsIn(text)
  const { spec } = understand(text, { mode: 'message', vocabulary, today }).draft.finish()
  const { machineGpus, saves, failures } = catalog.inquiryFacts.rules
  const [rate, ...others] = ratesIn(text)?.rates.filter(({ per }) => per === 'hour') ?? []
  const count = spec.nodes ?? Math.max(1, Math.ceil((spec.gpuCount ?? 1) / machineGpus.base))
  const ofMachine = terms.machineHours
  // Many GPUs on demand stop when one of them breaks; only spot is taken back.
  const gpus = spec.gpuCount ?? (spec.nodes === null ? null : spec.nodes * machineGpus.base)
  const failing = gpus === null || takenBack.test(text) ? null : { gpus, hours: failures.gpuHoursBetween.low.base }
  const usualHours = failing === null ? catalog.spot.betweenPreemptions.base / 3600 : failing.hours / failing.gpus
  const hoursBetween = ofMachine === null ? (told?.hoursBetween ?? usualHours) : ofMachine / count
  const saveHours = told?.saveHours ?? usualSaveHours
  const says = saveIntervalSentences({
    loss: interruptionLoss(saveHours, hoursBetween),
    saveHours,
    hoursBetween,
    machines: ofMachine === null || count === 1 ? null : { count, hours: ofMachine },
    restartHours: terms.restartHours,
    failing,
    usual: saves,
    isSaveTold: told?.saveHours != null,
    isOftenTold: told?.hoursBetween != null || ofMachine !== null,
  })
  const { gpuCount } = spec
  if (rate === undefined || others.length > 0 || gpuCount === null) return { ...known, says: [...says, ...known.says] }
  const { lostShare } = interruptionLoss(saveHours, hoursBetween)
  const restartShare = (terms.restartHours ?? saves.restartHours.base) / hoursBetween
  const burnt = lostMoneySentence(
    { gpuCount, usdPerGpuHour: usdOfOneGpu(rate.usd, rate.isPerGpu, gpuCount) },
    lostShare + restartShare,
    signOfMoney(rate.currency),
  )
  const [first = '', ...rest] = says
  return { ...known, says: [first, burnt, ...rest, ...known.says] }
}

/** "Spot at 45 % of on demand, killed every 3 h, still cheaper?": null where either is not told. */
export function spotLossOf(known: GeneralAnswer, text: string, { catalog }: EngineContext): GeneralAnswer | null {
  const hoursBetween = interruptionsIn(text)?.hoursBetween ?? null
  const { priceShare, restartHours, everyHours } = spotTermsIn(text)
  if (hoursBetween === null || priceShare === null) return null
  const { waiting, checkpointInterval } = catalog.spot
  const [restart, every] = [restartHours ?? waiting.base / 3600, everyHours ?? checkpointInterval.base / 3600]
  const loss = {
    priceShare,
    useful: usefulShare(hoursBetween, every, restart, 0),
    hoursBetween,
    everyHours: every,
    restartHours: restart,
    isRestartTold: restartHours !== null,
    isEveryTold: everyHours !== null,
  }
  return loss.useful <= 0 ? null : { ...known, alone: true, says: spotLossSentences(loss) }
}
