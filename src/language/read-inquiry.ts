/** What a text asks that is no complete job: whether it fits, prices, a goal, a budget, hosting, or what is out of reach. */
import type { InquiryFacts } from '../catalog/inquiry-facts.ts'
import { type PresetSlots, noPresetSlots } from './grammar/preset-slots.ts'
import { readBudget } from './inquiries/budget-inquiry.ts'
import { readBuying, readBuyingForJob } from './inquiries/buying-inquiry.ts'
import { readFit, labelGpuMemory } from './inquiries/fit-inquiry.ts'
import { readFitOfCount } from './inquiries/fit-of-count.ts'
import { readGoal } from './inquiries/goal-inquiry.ts'
import { readHardware } from './inquiries/hardware-inquiry.ts'
import { labelThings } from './inquiries/counted-things.ts'
import { labelContext, latencyIn, servingLoadIn, readHosting } from './inquiries/hosting-inquiry.ts'
import type { Inquiry, InquiryReader } from './inquiries/inquiry.ts'
import { readLargest } from './inquiries/largest-inquiry.ts'
import { readPretrainable } from './inquiries/pretrainable-inquiry.ts'
import { readScratchGoal } from './inquiries/scratch-goal.ts'
import { readPrices } from './inquiries/price-inquiry.ts'
import { readSampled } from './inquiries/sampled-inquiry.ts'
import { readTableTask } from './inquiries/table-task.ts'
import { readUnsupported } from './inquiries/unsupported-inquiry.ts'
import { chatLength, withChatNote } from './inquiries/chat-length.ts'
import { chatMessagesIn } from './inquiries/wanted-counts.ts'
import type { Vocabulary } from './lexicon/vocabulary.ts'
import { understand } from './pipeline.ts'

/** Longer texts are no questions of this kind. */
const maxLength = 400

/** The first that knows the text. */
const readers: readonly InquiryReader[] = [
  readSampled,
  readUnsupported,
  readTableTask,
  readHosting,
  readBuying,
  readFit,
  readHardware,
  readFitOfCount,
  readPretrainable,
  readLargest,
  readScratchGoal,
  readGoal,
  readBudget,
  readPrices,
]

/** "Our own ChatGPT" names what is wished for, not what is to be trained. */
const wishedProduct =
  /\b(?:own|like|similar to|sort of|kind of|alternative to|instead of|mini|private) (?:chat ?gpt|gpt|claude|gemini)\b/giu

/** "An A100 node with NVLink": the form that has it between all of its GPUs. */
const linked = /\bwith nv(?:link|switch)\b/iu

/** Null where it asks none of these. `today` is an ISO date; `given` stands beside the text. Never throws. */
export function readInquiry(
  typed: string,
  vocabulary: Vocabulary,
  facts: InquiryFacts,
  today: string,
  given: PresetSlots = noPresetSlots,
): Inquiry | null {
  if (typed.length > maxLength) return null
  const latency = latencyIn(typed, facts.words)
  if (latency !== null) {
    const served = readInquiry(latency.rest, vocabulary, facts, today, given)
    if (served?.kind === 'hosting') return { ...served, unused: [...served.unused, latency.words] }
  }
  const chats = chatMessagesIn(typed)
  const usual = facts.rules.messageTokens.base
  const counted = chats === null ? typed : chats.restWith(chatLength(chats, usual))
  const text = labelContext(counted.replaceAll(wishedProduct, 'own chatbot').replace(linked, 'sxm'), facts.words)
  const load = servingLoadIn(text)
  const typedOnly = understand(load?.rest ?? text, { mode: 'command', vocabulary, today, given })
  if (load !== null) return readHosting({ text, understanding: typedOnly, facts })
  const labelled = labelThings(text, typedOnly, facts.words)
  const understanding =
    labelled === text ? typedOnly : understand(labelled, { mode: 'command', vocabulary, today, given })
  for (const read of readers) {
    const inquiry = read({ text, understanding, facts })
    if (inquiry?.kind === 'goal' && chats !== null)
      return { ...inquiry, scenario: withChatNote(inquiry.scenario, chats, usual) }
    if (inquiry !== null) return inquiry
  }
  // A command's asides are left out, and a question about prices is nothing else.
  return readPrices({ text, understanding: understand(text, { mode: 'message', vocabulary, today, given }), facts })
}

/** "Does 13b fit on 24 GB?", "which model fits on 24 GB?": the number is a GPU's memory. Null where it is not so. */
export function readGpuFit(
  text: string,
  vocabulary: Vocabulary,
  facts: InquiryFacts,
  today: string,
  given: PresetSlots = noPresetSlots,
): Inquiry | null {
  const changed = text.length > maxLength ? text : labelGpuMemory(text, facts.words)
  if (changed === text) return null
  const understanding = understand(changed, { mode: 'command', vocabulary, today, given })
  const input = { text: changed, understanding, facts }
  return readFit(input) ?? readLargest(input)
}

/** "The biggest for lora and full?": methods that are each asked about, which a job could not have. */
export function readLargestByMethod(
  text: string,
  vocabulary: Vocabulary,
  facts: InquiryFacts,
  today: string,
): Inquiry | null {
  if (text.length > maxLength) return null
  return readLargest({ text, understanding: understand(text, { mode: 'command', vocabulary, today }), facts })
}

/** "Buy a 5090 or rent, for one 8b qlora of 20M tokens a week?": it reads as a job, and asks something else. */
export function readPurchase(
  text: string,
  vocabulary: Vocabulary,
  facts: InquiryFacts,
  today: string,
  given: PresetSlots = noPresetSlots,
): Inquiry | null {
  if (text.length > maxLength || !/\b(?:buy|purchas)/i.test(text)) return null
  return readBuyingForJob({
    text,
    understanding: understand(text, { mode: 'command', vocabulary, today, given }),
    facts,
  })
}
