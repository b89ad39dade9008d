/**
 * Bolt's App, which notes what Slack delivers before it is acknowledged, works on it afterwards, and records that it
 * was answered. What an earlier process acknowledged and did not answer is worked on again.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt'
import type { InboxDelivery } from '../../store/inbox.ts'
import { type RequestScope, runInScope } from '../request-scope.ts'
import { type Envelope, envelopeOf } from './envelope.ts'
import { resolveTenant } from './tenant.ts'
import { reportUnrecorded, reportAbandoned, deliverLateResponse } from './error-handler.ts'
import type { Services } from '../services.ts'
import { isOwnThread, recordEnvelope } from '../slack-connect.ts'

/** Attempts before it is given up: the first, and four more within six minutes. */
const maxAttempts = 5

/** Tries of noting a delivery, and the milliseconds between two. */
const maxTries = 5
const retryPauseMs = 30

/** Connections that broke while nobody used them are noticed only now, one at a try, and new ones take their place. */
async function withRetries<T>(record: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await record()
    } catch (error) {
      if (tries === maxTries) throw error
      await sleep(retryPauseMs)
    }
  }
}

export class DurableApp extends App {
  readonly #services: Services
  readonly #pending = new Set<Promise<void>>()
  readonly #inProgress = new Set<InboxDelivery>()

  constructor(options: AppOptions, services: Services) {
    super(options)
    this.#services = services
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    const received = performance.now()
    const acknowledged = this.#services.fairQueue.requestArrived()
    const ack = async (response?: unknown) => {
      await event.ack(response)
      acknowledged()
      this.#services.metrics.acknowledged((performance.now() - received) / 1000)
    }
    await this.#tracked(this.#receive({ ...event, ack }).finally(acknowledged))
  }

  /** What this process is working on. */
  get inProgress(): readonly InboxDelivery[] {
    return [...this.#inProgress]
  }

  /** Works again on what was taken over from a process that died, or from an attempt that told nobody. */
  async retry(delivery: InboxDelivery): Promise<void> {
    const body: unknown = JSON.parse(delivery.payload)
    // As it was noted: whose it is does not change while it waits.
    const envelope = { ...envelopeOf(body), team: delivery.team }
    this.#services.log.warn({ kind: delivery.kind, attempt: delivery.attempt }, 'working again on what had no answer')
    const ack = async (response: unknown) =>
      deliverLateResponse(this, body, await this.#token(envelope), response, this.#services)
    await this.#tracked(this.#answer(delivery, envelope, { body: Object(body), ack }))
  }

  /** Resolves when everything taken so far is finished. */
  async drained(): Promise<void> {
    while (this.#pending.size > 0) await Promise.allSettled(this.#pending)
  }

  async #tracked(task: Promise<void>): Promise<void> {
    this.#pending.add(task)
    try {
      await task
    } finally {
      this.#pending.delete(task)
    }
  }

  async #receive(event: ReceiverEvent): Promise<void> {
    const { store, health, log } = this.#services
    let envelope = envelopeOf(event.body)
    let recorded
    try {
      envelope = { ...envelope, team: await resolveTenant(envelope, this.#services) }
      if (!(await this.#isNoted(envelope)))
        return await runInScope(unrecordedScope(envelope), () => super.processEvent(event))
      const { team, enterprise, kind, keys } = envelope
      const newDelivery = { team, enterprise, kind, payload: JSON.stringify(event.body), keys }
      recorded = await withRetries(() => store.inbox.note(newDelivery))
      health.report('store', null)
    } catch (error) {
      health.report('store', 'The database cannot be written.')
      return reportUnrecorded(error, envelope, event, log)
    }
    if (recorded.isFirst) return this.#answer(recorded.delivery, envelope, event)
    await event.ack(recorded.acknowledgement === null ? undefined : JSON.parse(recorded.acknowledgement))
  }

  /** Talk of people does not concern us, and options are their own acknowledgement. */
  async #isNoted({ team, channelMessage, kind }: Envelope): Promise<boolean> {
    if (team === '' || kind === 'options') return false
    return channelMessage === null || isOwnThread(this.#services, team, channelMessage)
  }

  /** The token of the workspace, to say something without a listener. */
  async #token({ team, enterprise }: Envelope): Promise<string | undefined> {
    const source = { teamId: team, enterpriseId: enterprise ?? undefined, isEnterpriseInstall: false } as const
    const result = await this.#services.authorizer?.authorize(source).catch(() => undefined)
    return result?.botToken
  }

  async #answer(delivery: InboxDelivery, envelope: Envelope, event: ReceiverEvent): Promise<void> {
    const { store, log, timeouts } = this.#services
    const { id, team, attempt } = delivery
    const scope: RequestScope = {
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
    this.#inProgress.add(delivery)
    try {
      await runInScope(scope, async () => {
        if (attempt > maxAttempts) return reportAbandoned(this, event.body, await this.#token(envelope), this.#services)
        await recordEnvelope(this.#services, envelope)
        await super.processEvent({ ...event, ack })
      })
      await this.#services.fairQueue.waitTurn()
      if (scope.outcome !== 'untold') await store.inbox.answered(delivery, scope.outcome)
      else if (attempt < maxAttempts) await store.inbox.release(delivery, timeouts.retryDelay(attempt))
      else await store.inbox.answered(delivery, 'abandoned')
      const seconds = (performance.now() - started) / 1000
      log.info({ request: id, team, kind: delivery.kind, outcome: scope.outcome, attempt, seconds }, 'finished')
    } catch (error) {
      // Its lease ends, and it is worked on again.
      log.error(
        { request: id, error: error instanceof Error ? error.name : typeof error },
        'a delivery could not be finished',
      )
      throw error
    } finally {
      this.#inProgress.delete(delivery)
    }
  }
}

function unrecordedScope({ team, enterprise }: Envelope): RequestScope {
  return { team, enterprise, id: null, isFenced: false, attempt: 1, posts: 0, outcome: 'answered' }
}
