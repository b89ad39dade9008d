/** What a conversation is led with: the language, the corridor, and how answers are spoken. */
import type { Asker, Corridor } from '../advise.ts'
import type { Answer } from '../reply/answer.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { type Market, openMarket } from '../offers/market.ts'
import { type Manner, mannerOf } from '../reply/manner.ts'
import type { Scenario } from '../scenario/spec.ts'
import type { Vocabulary } from '../scenario/vocabulary.ts'
import { termsOf } from '../team/terms.ts'
import type { Held, Setting } from './held.ts'

export type Ask = (scenario: Scenario) => Answer

export type Books = {
  readonly catalog: Catalog
  readonly vocabulary: Vocabulary
  readonly corridor: Corridor
  readonly manner: (today: string) => Manner
  /** How far off the estimates are, in sentences. */
  readonly accuracy: () => readonly string[]
  /** Asks the corridor for a team; in a thread, at the prices that it rests on. */
  readonly asking: (setting: Setting, resting: Held | null) => Ask
  /** What the team brings to a question besides its words. */
  readonly asker: (setting: Setting, resting: Held | null) => Asker
}

export function booksOf(
  catalog: Catalog,
  vocabulary: Vocabulary,
  corridor: Corridor,
  accuracy: Books['accuracy'],
): Books {
  let list: Market | undefined
  const listOn = (today: string): Market => {
    const isOld = list?.today !== today || list.catalog.observations !== catalog.observations
    if (list === undefined || isOld) list = openMarket(catalog, today)
    return list
  }
  const asker = ({ rules, own, today }: Setting, resting: Held | null): Asker => {
    const shown = resting?.shown ?? null
    const terms = termsOf(rules, listOn(today))
    if (resting === null || shown === null) return { own, terms }
    const { pins, pinned = [] } = resting
    return { own, terms, pins: { today: shown.today, observationIds: [...pins], observations: pinned } }
  }
  return {
    catalog,
    vocabulary,
    corridor,
    accuracy,
    manner: (today) => mannerOf(catalog, today, true),
    asker,
    asking: (setting, resting) => {
      const whose = asker(setting, resting)
      // Prices that the thread rests on are as old as they were when it was answered.
      const today = resting?.shown?.today ?? setting.today
      return (scenario) => corridor.answer(scenario, today, whose)
    },
  }
}
