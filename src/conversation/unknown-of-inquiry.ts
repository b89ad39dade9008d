/** A question about what is no job of tokens, such as a model that is served: data of a training would not answer it. */
import type { Inquiry } from '../language/inquiries/inquiry.ts'
import { unknownId } from '../language/replies/question-act.ts'
import type { Interpretation } from './interpretation.ts'

/** What can be said of each instead. */
const sayable: Readonly<Partial<Record<Inquiry['kind'], string>>> = {
  hosting:
    'Of a model that is served I can say what it costs a month: on other GPUs, for other hours, with weights in 8-bit or 4-bit, for more answers at once.',
  samples:
    'Of such a training I can say its hours and its price: for another size of the model, on other GPUs, for other data or epochs.',
  encoding:
    'Of such a run I can say its hours and its price: with another model, on other GPUs, for more texts or longer ones.',
}

/** Null where a question after it may well be of a training. */
export function unknownOf(inquiry: Inquiry | null): Interpretation | null {
  const says = inquiry === null ? undefined : sayable[inquiry.kind]
  return says === undefined
    ? null
    : { kind: 'inquiry', inquiry: { kind: 'known', id: unknownId, says: ['I do not know that.', says] } }
}

const ofPlan =
  /[$€£]|\b(?:gpus?|cards?|cost|costs|price[sd]?|pay|bill|hours?|days?|train\w*|(?:fine-?)?tun(?:e|ed|ing)|epochs?|steps?|lora|adapters?|vram|memory|fits?|budget|cheap\w*|fast\w*|slow\w*|models?|batch|plan|rent\w*|runs?|spot|licen[cs]\w+|rtx|[abhl]\d{1,3}s?|[345]0[6-9]0|laptop|mac|cloud|checkpoints?|weights?|resolution|loss|overfit\w*|latency|throughput|tok(?:en)?s?|requests?|users?|serv\w+|host\w*|quanti\w+|sequences?|context|data|deadline|provider|region)\b/iu

/** Whether a text has a word of hours, money, GPUs or training. */
export const speaksOfPlan = (text: string): boolean => ofPlan.test(text)
