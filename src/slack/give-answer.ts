/** Delivers an answer and keeps it: the thread that replies will amend, and the estimate in the channel's history. */
import type { Answer } from '../advise.ts'
import { pinsOf } from '../offers/replay.ts'
import type { Recommendation } from '../recommend/recommendation.ts'
import type { Scenario } from '../scenario/spec.ts'
import { currentWork } from './current.ts'
import { deliver } from './deliver.ts'
import type { Sent } from './outbox.ts'
import type { Remembered } from './remembered.ts'
import type { Services } from './services.ts'
import type { Place } from './ways.ts'

/** Throws where no way to the asker was open. */
export async function giveAnswer(answer: Answer, place: Place, services: Services): Promise<void> {
  const sent = await deliver(answer, place, services)
  if (answer.kind === 'recommendation') await keepAnswer(answer.scenario, answer.recommendation, sent, place, services)
}

/** `sent` null: nobody can reply to it, so there is no thread. */
export async function keepAnswer(
  scenario: Scenario,
  recommendation: Recommendation,
  sent: Sent | null,
  place: Place,
  services: Services,
): Promise<void> {
  const work = currentWork()
  if (work === null) return
  const { threads, estimates } = services.store.of(work.team)
  const channel = sent?.channel ?? place.channel
  // An answer that came by another way than asked has a thread of its own.
  const thread = sent === null ? null : ((sent.channel === place.channel ? place.thread : undefined) ?? sent.ts)
  const by = place.user
  try {
    if (thread !== null) {
      const shown = shownOf(recommendation, services.today())
      const pins = [...pinsOf([shown.best, shown.cheapest, shown.fastest], shown.today).observationIds]
      await threads.turn({ channel, thread }, { delivery: work.id, by }, (now) => {
        const revisions = [...(now?.conversation.revisions ?? []), scenario]
        return { conversation: { revisions, position: revisions.length - 1 }, shown, pins }
      })
    }
    await estimates.add(
      { channel, thread, by, delivery: work.id },
      { scenario, headline: headlineOf(recommendation, services.today()) },
    )
  } catch (error) {
    // The asker has the answer. It is kept when this is worked on again, which posts nothing more.
    services.log.error({ error: error instanceof Error ? error.name : typeof error }, 'an answer could not be kept')
    work.outcome = 'untold'
  }
}

export function shownOf({ best, cheapest, fastest }: Recommendation, today: string): Remembered['shown'] {
  return { today, best, cheapest, fastest }
}

export function headlineOf({ best }: Recommendation, today: string): Remembered['headline'] {
  const { gpu, gpuCount, provider, tier, pricing, usd, hours, tokensPerSecond } = best
  return { gpu, gpuCount, provider, tier, pricing, usd, hours, tokensPerSecond: tokensPerSecond.p50, today }
}
