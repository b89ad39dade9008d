/** Help on one screen: what to type, for the people who plan runs, who pay for them, and who wait for them. */
import type { RenderContext } from '../../render-context.ts'
import { helpExamples, helpIntroduction, helpTitle, supportedTerms } from '../help.ts'
import {
  bullet,
  command,
  headingBlock,
  line,
  lineWithCode,
  type Line,
  lines,
  type MessageContent,
  notesBlock,
  strong,
  textBlock,
} from '../message-content.ts'

/** What else there is where people can reply in a thread. */
const threadHelp: readonly Line[] = [
  'Under an answer, reply with what should change: `4-bit`, `on lambda`, `under $500`; ask `why not A100?` or `show the math`; or `undo`, `reset`, `compare with qlora`.',
  'Advice with its evidence: `which quantization?`, `LoRA or full?`, `how much data?`, `is a bigger GPU worth it?`. As a picture or a file: `chart`, `csv`.',
  'Paste a claim (`check: 70B in bf16 fits on one H100`) or a training configuration, and it is judged or estimated.',
  'After the run, reply `spent $612` or `we measured 2,300 tok/s`.',
  '`/gpucost recommend`: what this channel usually asks. `/gpucost settings`: defaults of the channel; `/gpucost settings workspace`: of all channels.',
].map(lineWithCode)

/** Replies are explained only where a conversation is possible (`isInteractive`). */
export function helpMessage({ isInteractive }: Pick<RenderContext, 'isInteractive'>): MessageContent {
  const notes = [line(`Also understood: ${supportedTerms}.`), ...(isInteractive ? threadHelp : [])]
  return {
    text: [
      ...lines([helpTitle, helpIntroduction]),
      ...helpExamples.flatMap(({ who, examples }) => [
        line(`${who}:`),
        ...examples.map((text) => bullet(command(text))),
      ]),
      ...notes,
    ],
    blocks: [
      headingBlock(helpTitle),
      textBlock([line(helpIntroduction)]),
      ...helpExamples.map(({ who, examples }) =>
        textBlock([line(strong(who)), ...examples.map((text) => bullet(command(text)))]),
      ),
      notesBlock(notes),
    ],
  }
}
