/** Questions that are answered with advice: their titles, how one would type them, and the topic of each. */
import type { AdviceQuestion } from '../../language/questions/advice-questions.ts'
import type { AdviceTopic } from '../../recommend/advice/advice.ts'

export const adviceTopicOf: Readonly<Record<Exclude<AdviceQuestion, 'advice'>, AdviceTopic>> = {
  'which-precision': 'quantization',
  'which-method': 'method',
  'which-batch': 'batch',
  'how-much-data': 'data',
  'bigger-gpu': 'hardware',
  economics: 'economics',
}

export const adviceMenuEntries = [
  { topic: 'which-precision', title: 'Advice: which precision', text: 'which precision?' },
  { topic: 'which-method', title: 'Advice: LoRA, QLoRA or full', text: 'which method?' },
  { topic: 'which-batch', title: 'Advice: batch and speed', text: 'what batch size?' },
  { topic: 'how-much-data', title: 'Advice: how much data', text: 'how much data do we need?' },
  { topic: 'bigger-gpu', title: 'Advice: bigger or more GPUs', text: 'is a bigger GPU worth it?' },
  { topic: 'economics', title: 'Advice: cost per step and epoch', text: 'cost per 1,000 steps?' },
] as const
