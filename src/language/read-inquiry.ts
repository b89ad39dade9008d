/** What a text asks that is no complete job: whether it fits, prices, a goal, a budget, hosting, or what is out of reach. */
import type { InquiryFacts } from '../catalog/inquiry-facts.ts'
import { readBudget } from './inquiries/budget-inquiry.ts'
import { readFit, withCardMemory } from './inquiries/fit-inquiry.ts'
import { readGoal } from './inquiries/goal-inquiry.ts'
import { readHosting } from './inquiries/hosting-inquiry.ts'
import type { Inquiry, InquiryReader } from './inquiries/inquiry.ts'
import { readPrices } from './inquiries/price-inquiry.ts'
import { readUnsupported } from './inquiries/unsupported-inquiry.ts'
import type { Vocabulary } from './lexicon/vocabulary.ts'
import { understand } from './pipeline.ts'

/** Longer texts are no questions of this kind. */
const maxLength = 400

/** The first that knows the text. */
const readers: readonly InquiryReader[] = [readUnsupported, readHosting, readFit, readGoal, readBudget, readPrices]

/** Null where it asks none of these. `today` is an ISO date. Never throws. */
export function readInquiry(text: string, vocabulary: Vocabulary, facts: InquiryFacts, today: string): Inquiry | null {
  if (text.length > maxLength) return null
  const understanding = understand(text, { mode: 'command', vocabulary, today })
  for (const read of readers) {
    const inquiry = read({ text, understanding, facts })
    if (inquiry !== null) return inquiry
  }
  // A command's asides are left out, and a question about prices is nothing else.
  return readPrices({ text, understanding: understand(text, { mode: 'message', vocabulary, today }), facts })
}

/** "Does 13b fit on 24 GB?": the only number beside the model is a card's memory. Null where it is not so. */
export function readCardFit(text: string, vocabulary: Vocabulary, facts: InquiryFacts, today: string): Inquiry | null {
  const changed = text.length > maxLength ? text : withCardMemory(text)
  if (changed === text) return null
  const understanding = understand(changed, { mode: 'command', vocabulary, today })
  return readFit({ text: changed, understanding, facts })
}
