/**
 * Bolt's App, which notes what Slack delivers before it is acknowledged, works on it afterwards, and records that it
 * was answered. What an earlier process acknowledged and did not answer is worked on again.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt'
import type { InboxDelivery, TakenDelivery } from '../../store/inbox.ts'
import { createLeaseGuard, isLeaseLost, type LeaseGuard, LeaseLost } from '../lease-guard.ts'
import { type RequestScope, runInScope } from '../request-scope.ts'
import { createAdmission } from '../worker/admission.ts'
import { maxAge, maxAttempts } from './attempts.ts'
import { acknowledge } from './acknowledge.ts'
import { type Envelope, envelopeOf } from './envelope.ts'
import type { Work, WorkInProgress } from './work.ts'
import { withoutFileContents } from './file-contents.ts'
import { withRetries } from './record-retries.ts'
import { readPayload, settleDelivery, settleUnreadable } from './settle-delivery.ts'
import { resolveTenant } from './tenant.ts'
import { reportUnrecorded, reportAbandoned, deliverLateResponse } from './error-handler.ts'
import type { Services } from '../services.ts'
import { isOwnThread, mayBecomeOwnThread, recordEnvelope } from '../slack-connect.ts'

/** `drained` resolves once nothing is in work, for a shutdown that loses nothing. */
export class DurableApp extends App {
  readonly #services: Services
  readonly #pending = new Set<Promise<void>>()
  readonly #inProgress = new Set<WorkInProgress>()
  readonly #admit = createAdmission()
  readonly #startedAt = performance.now()

  constructor(options: AppOptions, services: Services) {
    super(options)
    this.#services = services
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    const received = performance.now()
    const receivedAt = Date.now()
    const { fairQueue, metrics } = this.#services
    const acknowledged = fairQueue.requestArrived()
    const ack = async (response?: unknown) => {
      try {
        await event.ack(response)
        metrics.acknowledged((performance.now() - received) / 1000)
      } finally {
        acknowledged()
      }
    }
    await this.#tracked(this.#receive({ ...event, ack }, receivedAt).finally(acknowledged))
  }

  /** Holds on to what this process is working on, and learns what it has lost. */
  async renewLeases(): Promise<void> {
    const inProgress = [...this.#inProgress]
    if (inProgress.length === 0) return
    const askedAt = performance.now()
    const held = await this.#services.store.inbox.renew(inProgress.map(({ delivery }) => delivery))
    for (const { delivery, lease } of inProgress) {
      if (held(delivery)) lease.confirm(askedAt)
      else lease.lose()
    }
  }

  /** Works again on what was taken over from a process that died, or from an attempt that told nobody. */
  async retry(delivery: TakenDelivery, takenAt: number): Promise<void> {
    const { store, log } = this.#services
    if (store.inbox.ageOf(delivery) > maxAge) {
      log.warn({ request: delivery.id, kind: delivery.kind, notedAt: delivery.notedAt }, 'too old to be answered')
      return store.inbox.answered(delivery, 'abandoned')
    }
    const body = readPayload(delivery.payload)
    if (body === undefined) return settleUnreadable(delivery, this.#services)
    // As it was noted: whose it is does not change while it waits.
    const envelope = { ...envelopeOf(body), team: delivery.team }
    const ack = async (response: unknown) =>
      deliverLateResponse(this, body, await this.#token(envelope), response, this.#services)
    const begin = async () => {
      const attempt = await store.inbox.begin(delivery)
      if (attempt !== null) log.warn({ kind: delivery.kind, attempt }, 'working again on what had no answer')
      return attempt
    }
    const work = { delivery, envelope, isSuspect: delivery.isSuspect, askedAt: takenAt, begin }
    const { id: request, team, kind } = delivery
    const answer = () => this.#answer(work, { body: Object(body), ack })
    await this.#tracked(this.#services.tracing.inSpan('delivery', { request, team, kind }, answer))
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

  async #receive(event: ReceiverEvent, receivedAt: number): Promise<void> {
    let envelope = envelopeOf(event.body)
    try {
      envelope = { ...envelope, team: await resolveTenant(envelope, this.#services) }
      if (!(await this.#isNoted(envelope)))
        return await runInScope(unrecordedScope(envelope), () => super.processEvent(event))
    } catch (error) {
      return this.#refuse(error, envelope, event)
    }
    const { team, kind } = envelope
    const { tracing } = this.#services
    const ack = (response?: unknown) => tracing.inSpan('ack', {}, () => event.ack(response), receivedAt)
    const receive = () => this.#noteAndAnswer(envelope, { ...event, ack })
    return tracing.inSpan('delivery', { team, kind }, receive, receivedAt)
  }

  #refuse(error: unknown, envelope: Envelope, event: ReceiverEvent): Promise<void> {
    this.#services.health.report('writing', 'The database cannot be written.')
    return reportUnrecorded(error, envelope, event, this.#services.log)
  }

  async #noteAndAnswer(envelope: Envelope, event: ReceiverEvent): Promise<void> {
    const { store, health, tracing } = this.#services
    const { team, enterprise, kind, keys } = envelope
    const newDelivery = { team, enterprise, kind, payload: JSON.stringify(withoutFileContents(event.body)), keys }
    const askedAt = performance.now()
    let recorded
    try {
      recorded = await tracing.inSpan('note', {}, () => withRetries(() => store.inbox.note(newDelivery)))
      health.report('writing', null)
    } catch (error) {
      return this.#refuse(error, envelope, event)
    }
    if (recorded.isFirst) {
      const { delivery } = recorded
      tracing.annotate({ request: delivery.id })
      // Whatever waits for its turn does not keep Slack waiting; what is urgent is acknowledged by its listener, a form
      // with what is wrong with it.
      const sendLate = async (response: unknown) =>
        deliverLateResponse(this, event.body, await this.#token(envelope), response, this.#services)
      const ack = (response?: unknown) => acknowledge(response, event, envelope.kind, this.#services.log, sendLate)
      if (!envelope.isUrgent) await ack()
      const acknowledged = { ...event, ack: envelope.isUrgent ? ack : async () => undefined }
      return this.#answer(
        { delivery, envelope, isSuspect: false, askedAt, begin: async () => delivery.attempt },
        acknowledged,
      )
    }
    await event.ack(recorded.acknowledgement === null ? undefined : JSON.parse(recorded.acknowledgement))
  }

  /** Talk of people does not concern us, and options are their own acknowledgement. */
  async #isNoted({ team, channelMessage, kind }: Envelope): Promise<boolean> {
    if (team === '' || kind === 'options') return false
    if (channelMessage === null || (await isOwnThread(this.#services, team, channelMessage))) return true
    return mayBecomeOwnThread(this.#services, team, channelMessage)
  }

  /** The token of the workspace, to say something without a listener. */
  async #token({ team, enterprise }: Envelope): Promise<string | undefined> {
    const source = { teamId: team, enterpriseId: enterprise ?? undefined, isEnterpriseInstall: false } as const
    const result = await this.#services.authorizer?.authorize(source).catch(() => undefined)
    return result?.botToken
  }

  /** Waits for its turn, in which it is held. */
  async #answer(work: Work, event: ReceiverEvent): Promise<void> {
    const { delivery, envelope, isSuspect, askedAt, begin } = work
    const { inbox } = this.#services.store
    const lease = createLeaseGuard({
      holder: delivery.holder,
      leaseSeconds: inbox.leaseSeconds,
      askedAt,
      renew: async () => (await inbox.renew([delivery]))(delivery),
    })
    // Another process has held it since: what this one still does for it under an older lease ends first.
    const overtaken = [...this.#inProgress].filter((earlier) => earlier.delivery.id === delivery.id)
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    const inProgress = { delivery, lease, ended }
    this.#inProgress.add(inProgress)
    for (const earlier of overtaken) earlier.lease.lose()
    await Promise.all(overtaken.map((earlier) => earlier.ended))
    if (isSuspect) await sleep(this.#startedAt + this.#services.timeouts.suspectDelay - performance.now())
    const { team, channel, thread, isUrgent } = envelope
    const admitted = await this.#admit({ team, channel: channel ?? '', thread, isUrgent, isSuspect })
    try {
      await lease.ensure()
      const attempt = await begin()
      if (attempt !== null) await this.#answerHeld({ ...delivery, attempt }, envelope, event, lease, admitted.answered)
    } catch (error) {
      if (isLeaseLost(error)) {
        this.#services.log.warn({ request: delivery.id }, 'another process has taken over what this one was working on')
        return
      }
      // Its lease ends, and it is worked on again.
      this.#services.log.error(
        { request: delivery.id, error: error instanceof Error ? error.name : typeof error },
        'a delivery could not be finished',
      )
      throw error
    } finally {
      admitted.finished()
      this.#inProgress.delete(inProgress)
      end()
    }
  }

  async #answerHeld(
    delivery: InboxDelivery,
    envelope: Envelope,
    event: ReceiverEvent,
    lease: LeaseGuard,
    onAnswered: () => void,
  ): Promise<void> {
    const { store, log, fairQueue, tracing } = this.#services
    const { id, team, attempt } = delivery
    const { enterprise, channel } = envelope
    const counters = { posts: 0, outcome: 'answered' } as const
    const age = store.inbox.ageOf(delivery)
    const scope: RequestScope = { team, enterprise, channel, id, attempt, lease, age, onAnswered, ...counters }
    const ack = async (response?: unknown) => {
      await event.ack(response)
      if (response !== undefined && response !== '') {
        await store.inbox.acknowledged(delivery, JSON.stringify(response))
      }
    }
    const started = performance.now()
    await runInScope(scope, async () => {
      if (attempt > maxAttempts) return reportAbandoned(this, event.body, await this.#token(envelope), this.#services)
      await recordEnvelope(this.#services, envelope)
      await super.processEvent({ ...event, ack })
    })
    await fairQueue.waitTurn()
    // Bolt keeps what a listener threw to itself.
    if (lease.isLost()) throw new LeaseLost()
    await settleDelivery(delivery, scope, this.#services)
    tracing.annotate({ attempt, outcome: scope.outcome })
    const seconds = (performance.now() - started) / 1000
    log.info({ request: id, team, kind: delivery.kind, outcome: scope.outcome, attempt, seconds }, 'finished')
  }
}

function unrecordedScope({ team, enterprise }: Envelope): RequestScope {
  return { team, enterprise, id: null, attempt: 1, posts: 0, outcome: 'answered' }
}
