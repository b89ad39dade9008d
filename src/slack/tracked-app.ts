/** Bolt's App, which also knows what it has acknowledged and not yet finished, and how fast it acknowledged. */
import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt'

export class TrackedApp extends App {
  readonly #acknowledged: (seconds: number) => void
  readonly #pending = new Set<Promise<void>>()

  constructor(options: AppOptions, acknowledged: (seconds: number) => void) {
    super(options)
    this.#acknowledged = acknowledged
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    const received = performance.now()
    const ack = async (response?: unknown) => {
      await event.ack(response)
      this.#acknowledged((performance.now() - received) / 1000)
    }
    const work = super.processEvent({ ...event, ack })
    this.#pending.add(work)
    try {
      await work
    } finally {
      this.#pending.delete(work)
    }
  }

  /** Resolves when everything taken so far is finished. */
  async drained(): Promise<void> {
    while (this.#pending.size > 0) await Promise.allSettled(this.#pending)
  }
}
