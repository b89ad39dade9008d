/** What help says on every surface. */

/** Each example is the text of a command, complete. */
export const helpExamples = [
  {
    who: 'Planning a run',
    examples: [
      '70b 2B tokens',
      'llama 3.1 8b, 20k examples x 600 tokens x 3 epochs, qlora',
      '70b 500M tokens 8-bit on 8 h100',
    ],
  },
  { who: 'Minding the money', examples: ['70b 2B tokens under $2000', 'cheapest 8b 50M tokens on runpod'] },
  { who: 'Short of time', examples: ['8b 3B tokens fastest', '70b 500M tokens within 24h'] },
] as const

export const helpTitle = 'What will a fine-tuning run need, take and cost?'

export const helpIntroduction =
  'Name a model (or its size) and the amount of data, in any order. You get GPUs, provider, hours and dollars with a range, what will not fit, and what would change it.'

export const supportedTerms =
  'LoRA, QLoRA, full; bf16, 8-bit, 4-bit; sequence length, batch; spot, reserved; GPUs, counts, providers'
