/** Prices of a thread: they stay those of its first answer, until somebody asks for today's. */
import { pricesChanged, withPriceNote } from '../reply/prices-changed.ts'
import { currentScenario } from '../scenario/conversation.ts'
import type { Books } from './books.ts'
import type { Held, Said, Setting } from './held.ts'
import { shownPlan } from './shown-plan.ts'

const wish =
  /^\W*(?:(?:please|ok|and|now|can you|could you|use|at|with|show|what about|how about)\s+){0,4}(?:(?:refresh|update|renew)(?:\s+the)?\s+prices?|(?:at\s+|with\s+|use\s+)?(?:the\s+)?(?:today'?s|todays|current|new|latest)\s+prices?|reprice)(?:\s+(?:please|now|pls))?\W*$/i

/** "today's prices", "update the prices": the whole text. */
export const asksForTodaysPrices = (text: string): boolean =>
  text.length < 80 && wish.test(text.replaceAll(/[’‘]/g, "'"))

/** The plan that holds at the prices of today, on which the thread rests from here on. */
export function repriced(held: Held, setting: Setting, books: Books): Said {
  const scenario = currentScenario(held.conversation)
  const answer = books.asking(setting, null)(scenario)
  const day = held.shown?.today ?? setting.today
  const fresh: Held = {
    ...held,
    shown: held.shown === null ? null : { ...held.shown, today: setting.today },
    pins: [],
  }
  const words =
    day === setting.today ? 'The prices of today, as before' : `Prices of ${setting.today} instead of ${day}`
  return shownPlan(held, fresh, answer, words, setting, books)
}

/** Adds, on a later day, what the same plan would cost at the prices of that day. */
export function withPriceNews(said: Extract<Said, { kind: 'plan' }>, setting: Setting, books: Books): Said {
  const { shown, conversation } = said.held
  if (shown === null || shown.today >= setting.today) return said
  const now = books.asking(setting, null)(currentScenario(conversation))
  if (now.kind === 'problem') return said
  const note = pricesChanged(shown.best, now.recommendation.best, shown.today, books.manner(setting.today))
  return note === null ? said : { ...said, message: withPriceNote(said.message, note) }
}
