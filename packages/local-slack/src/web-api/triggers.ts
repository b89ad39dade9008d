/** Trigger ids: every command and click brings one, and it opens one modal within three seconds. */
import { randomUUID } from 'node:crypto'

export type TriggerContext = {
  readonly user: string
  readonly channel: string | null
  /** The modal that was clicked in. */
  readonly modal: string | null
}

export type Triggers = {
  readonly create: (context: TriggerContext) => string
  /** Uses the id up. Returns what it allows, or Slack's error. */
  readonly redeem: (triggerId: string) => TriggerContext | string
}

/** Milliseconds. */
const lifetime = 3000
/** Milliseconds for which an expired id is told apart from an invented one. */
const retention = 60_000

/** `acceptsUnknown`: ids that were not created here open a modal too, for nobody in particular. */
export function createTriggers(acceptsUnknown: boolean): Triggers {
  const triggers = new Map<string, TriggerContext & { readonly until: number; isUsed: boolean }>()
  return {
    create: (context) => {
      for (const [id, { until }] of triggers) if (until < Date.now() - retention) triggers.delete(id)
      const id = `${Date.now()}.${randomUUID()}`
      triggers.set(id, { ...context, until: Date.now() + lifetime, isUsed: false })
      return id
    },
    redeem: (triggerId) => {
      const trigger = triggers.get(triggerId)
      if (trigger === undefined) {
        return acceptsUnknown ? { user: '', channel: null, modal: null } : 'invalid_trigger_id'
      }
      if (trigger.isUsed) return 'exchanged_trigger_id'
      if (trigger.until < Date.now()) return 'expired_trigger_id'
      trigger.isUsed = true
      return trigger
    },
  }
}
