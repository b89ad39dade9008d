/** Help on one screen: what to type, for the people who plan runs, who pay for them, and who wait for them. */
import type { SlackMessage } from '../slack-message.ts'
import { bulletLines, contextBlock, headerBlock, sectionBlock } from '../blocks/layout-blocks.ts'
import type { RenderContext } from '../../render-context.ts'
import { inlineCode } from '../blocks/mrkdwn.ts'

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

const helpTitle = 'What will a fine-tuning run need, take and cost?'
const helpIntroduction =
  'Name a model (or its size) and the amount of data, in any order. You get GPUs, provider, hours and dollars with a range, what will not fit, and what would change it.'

/** What else there is where threads and forms listen. */
const slackHelp = [
  'Under an answer, reply with what should change: `4-bit`, `on lambda`, `under $500`; ask `why not A100?` or `show the math`; or `undo`, `reset`, `compare with qlora`.',
  'Advice with its evidence: `which quantization?`, `LoRA or full?`, `how much data?`, `is a bigger GPU worth it?`. As a picture or a file: `chart`, `csv`.',
  'Paste a claim (`check: 70B in bf16 fits on one H100`) or a training configuration, and it is judged or estimated.',
  'After the run, reply `spent $612` or `we measured 2,300 tok/s`.',
  '`/gpucost recommend`: what this channel usually asks. `/gpucost settings`: defaults of the channel; `/gpucost settings workspace`: of all channels.',
]

/** Problem kind `help`. */
export function helpMessage(renderContext: RenderContext): SlackMessage {
  const groups = helpExamples.map(({ who, examples }) => ({ who, commands: examples.map(toSlashCommand) }))
  const threadHelp = renderContext.isInteractive ? slackHelp : []
  const alsoUnderstood =
    'Also understood: LoRA, QLoRA, full; bf16, 8-bit, 4-bit; sequence length, batch; spot, reserved; GPUs, counts, providers.'
  const texts = groups.map(({ who, commands }) => `${who}:\n${commands.map((text) => `- ${text}`).join('\n')}`)
  return {
    text: [helpTitle, helpIntroduction, ...texts, alsoUnderstood, ...threadHelp].join('\n'),
    blocks: [
      headerBlock(helpTitle),
      sectionBlock([helpIntroduction]),
      ...groups.map(({ who, commands }) => sectionBlock([`*${who}*`, ...bulletLines(commands.map(inlineCode))])),
      contextBlock([alsoUnderstood, ...threadHelp]),
    ],
  }
}

/** `/gpucost 70b 2B tokens`. */
export function toSlashCommand(text: string): string {
  return text.startsWith('/') ? text : `/gpucost ${text}`
}
