/** What a text asks that is no complete job: whether it fits, prices, a goal, a budget, hosting, or what is out of reach. */
import type { InquiryFacts } from '../catalog/inquiry-facts.ts'
import { readBudget } from './inquiries/budget-inquiry.ts'
import { readBuying, readBuyingForJob } from './inquiries/buying-inquiry.ts'
import { readFit, withCardMemory } from './inquiries/fit-inquiry.ts'
import { readGoal } from './inquiries/goal-inquiry.ts'
import { readHardware } from './inquiries/hardware-inquiry.ts'
import { loadIn, readHosting } from './inquiries/hosting-inquiry.ts'
import type { Inquiry, InquiryReader } from './inquiries/inquiry.ts'
import { readLargest } from './inquiries/largest-inquiry.ts'
import { readPrices } from './inquiries/price-inquiry.ts'
import { readUnsupported } from './inquiries/unsupported-inquiry.ts'
import type { Vocabulary } from './lexicon/vocabulary.ts'
import { understand } from './pipeline.ts'

/** Longer texts are no questions of this kind. */
const maxLength = 400

/** The first that knows the text. */
const readers: readonly InquiryReader[] = [
  readUnsupported,
  readHosting,
  readBuying,
  readFit,
  readHardware,
  readLargest,
  readGoal,
  readBudget,
  readPrices,
]

/** "Our own ChatGPT" names what is wished for, not what is to be trained. */
const likened =
  /\b(?:own|like|similar to|sort of|kind of|alternative to|instead of|mini|private) (?:chat ?gpt|gpt|claude|gemini)\b/giu

/** Null where it asks none of these. `today` is an ISO date. Never throws. */
export function readInquiry(typed: string, vocabulary: Vocabulary, facts: InquiryFacts, today: string): Inquiry | null {
  if (typed.length > maxLength) return null
  const text = typed.replaceAll(likened, 'own chatbot')
  const load = loadIn(text)
  const understanding = understand(load?.rest ?? text, { mode: 'command', vocabulary, today })
  if (load !== null) return readHosting({ text, understanding, facts })
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

/** "Buy a 5090 or rent, for one 8b qlora of 20M tokens a week?": it reads as a job, and asks something else. */
export function readPurchase(text: string, vocabulary: Vocabulary, facts: InquiryFacts, today: string): Inquiry | null {
  if (text.length > maxLength || !/\b(?:buy|purchas)/i.test(text)) return null
  return readBuyingForJob({ text, understanding: understand(text, { mode: 'command', vocabulary, today }), facts })
}

/**
 * "And A100?" after "h100 price": the question before it, with what the text names instead. Null where the text is no
 * such change, or the question before it takes none.
 */
export function changedInquiry(before: Inquiry, text: string, vocabulary: Vocabulary, today: string): Inquiry | null {
  if (before.kind !== 'prices' && before.kind !== 'fit' && before.kind !== 'hosting' && before.kind !== 'budget')
    return null
  // "What about 48 GB?" is of another card.
  const changed = before.kind === 'fit' ? text.replace(/\b(\d{1,3}) ?(?:gb|gib)\b(?: of v?ram)?/iu, '$1 gb gpu') : text
  const { draft } = understand(changed, { mode: 'command', vocabulary, today })
  if (draft.issues.length > 0 || draft.isEmpty || draft.get('tokens') !== null) return null
  const named = Object.fromEntries(Object.entries(draft.finish().spec).filter(([, value]) => value !== null))
  if (!Object.keys(named).some((field) => changeable.has(field))) return null
  const newModel = draft.get('params') === null ? {} : { model: draft.get('model') }
  const newGpus = draft.get('gpus') === null ? {} : { gpuCount: draft.get('gpuCount'), nodes: draft.get('nodes') }
  const pricing = draft.get('pricing')
  const spec = { ...before.spec, ...newModel, ...newGpus, ...named }
  return before.kind === 'prices' && pricing !== null ? { ...before, spec, pricings: [pricing] } : { ...before, spec }
}

/** What the next text may name instead; a time or a sum alone is another question. */
const changeable: ReadonlySet<string> = new Set(
  'model params gpus gpuCount providers tier region hosting pricing method weights loraRank sequenceLength batch optimizer'.split(
    ' ',
  ),
)
