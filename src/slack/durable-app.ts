/**
 * Bolt's App, which notes what Slack delivers before it is acknowledged, works on it afterwards, and records that it
 * was answered. What an earlier process acknowledged and did not answer is worked on again.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt'
import type { Delivery } from '../store/inbox.ts'
import { type Work, working } from './current.ts'
import { type Envelope, envelopeOf } from './envelope.ts'
import { cannotNote, giveUp, sayLate } from './failure.ts'
import type { Services } from './services.ts'
import { heedsTalk, learnFrom } from './sharing.ts'

/** Attempts before it is given up: the first, and four more within six minutes. */
const mostAttempts = 5

/** Tries of noting a delivery, and the milliseconds between two. */
const mostTries = 5
const breath = 30

/** Connections that broke while nobody used them are noticed only now, one at a try, and new ones take their place. */
async function persistently<T>(note: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await note()
    } catch (error) {
      if (tries === mostTries) throw error
      await sleep(breath)
    }
  }
}

export class DurableApp extends App {
  readonly #services: Services
  readonly #pending = new Set<Promise<void>>()
  readonly #held = new Set<Delivery>()

  constructor(options: AppOptions, services: Services) {
    super(options)
    this.#services = services
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    const received = performance.now()
    const acknowledged = this.#services.inTurn.arrived()
    const ack = async (response?: unknown) => {
      await event.ack(response)
      acknowledged()
      this.#services.metrics.acknowledged((performance.now() - received) / 1000)
    }
    await this.#tracked(this.#receive({ ...event, ack }).finally(acknowledged))
  }

  /** What this process is working on. */
  get held(): readonly Delivery[] {
    return [...this.#held]
  }

  /** Works again on what was taken over from a process that died, or from an attempt that told nobody. */
  async again(delivery: Delivery): Promise<void> {
    const body: unknown = JSON.parse(delivery.payload)
    const envelope = envelopeOf(body)
    this.#services.log.warn({ kind: delivery.kind, attempt: delivery.attempt }, 'working again on what had no answer')
    const ack = async (said: unknown) => sayLate(this, body, await this.#token(envelope), said, this.#services)
    await this.#tracked(this.#answer(delivery, envelope, { body: Object(body), ack }))
  }

  /** Resolves when everything taken so far is finished. */
  async drained(): Promise<void> {
    while (this.#pending.size > 0) await Promise.allSettled(this.#pending)
  }

  async #tracked(work: Promise<void>): Promise<void> {
    this.#pending.add(work)
    try {
      await work
    } finally {
      this.#pending.delete(work)
    }
  }

  async #receive(event: ReceiverEvent): Promise<void> {
    const { store, health, log } = this.#services
    const envelope = envelopeOf(event.body)
    let noted
    try {
      if (!(await this.#isNoted(envelope))) return await working(unnoted(envelope), () => super.processEvent(event))
      const { team, enterprise, kind, keys } = envelope
      const notice = { team, enterprise, kind, payload: JSON.stringify(event.body), keys }
      noted = await persistently(() => store.inbox.note(notice))
      health.report('store', null)
    } catch (error) {
      health.report('store', 'The database cannot be written.')
      return cannotNote(error, envelope, event, log)
    }
    if (noted.isFirst) return this.#answer(noted.delivery, envelope, event)
    await event.ack(noted.acknowledgement === null ? undefined : JSON.parse(noted.acknowledgement))
  }

  /** Talk of people does not concern us, and options are their own acknowledgement. */
  async #isNoted({ team, talk, kind }: Envelope): Promise<boolean> {
    if (team === '' || kind === 'options') return false
    return talk === null || heedsTalk(this.#services, team, talk)
  }

  /** The token of the workspace, to say something without a listener. */
  async #token({ team, enterprise }: Envelope): Promise<string | undefined> {
    const source = { teamId: team, enterpriseId: enterprise ?? undefined, isEnterpriseInstall: false } as const
    const result = await this.#services.tenancy?.authorize(source).catch(() => undefined)
    return result?.botToken
  }

  async #answer(delivery: Delivery, envelope: Envelope, event: ReceiverEvent): Promise<void> {
    const { store, log, tempo } = this.#services
    const { id, team, attempt } = delivery
    const work: Work = {
      team,
      enterprise: envelope.enterprise,
      id,
      isFenced: true,
      attempt,
      posts: 0,
      outcome: 'answered',
    }
    const ack = async (response?: unknown) => {
      await event.ack(response)
      if (response !== undefined && response !== '') {
        await store.inbox.acknowledged(delivery, JSON.stringify(response))
      }
    }
    const started = performance.now()
    this.#held.add(delivery)
    try {
      await working(work, async () => {
        if (attempt > mostAttempts) return giveUp(this, event.body, await this.#token(envelope), this.#services)
        await learnFrom(this.#services, envelope)
        await super.processEvent({ ...event, ack })
      })
      await this.#services.inTurn.goOn()
      if (work.outcome !== 'untold') await store.inbox.answered(delivery, work.outcome)
      else if (attempt < mostAttempts) await store.inbox.release(delivery, tempo.pauseAfter(attempt))
      else await store.inbox.answered(delivery, 'abandoned')
      const seconds = (performance.now() - started) / 1000
      log.info({ request: id, team, kind: delivery.kind, outcome: work.outcome, attempt, seconds }, 'finished')
    } catch (error) {
      // Its lease ends, and it is worked on again.
      log.error(
        { request: id, error: error instanceof Error ? error.name : typeof error },
        'a delivery could not be finished',
      )
      throw error
    } finally {
      this.#held.delete(delivery)
    }
  }
}

function unnoted({ team, enterprise }: Envelope): Work {
  return { team, enterprise, id: null, isFenced: false, attempt: 1, posts: 0, outcome: 'answered' }
}
