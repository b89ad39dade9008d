/** What is done before a machine is paid for: the data, a small try, the weights and a place for checkpoints. */
import { formatBytes } from '../format/file-sizes.ts'
import { formatCount, formatTokens } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Share of the examples that is usually held out, and of how many examples it does at most. */
const [heldOut, mostHeld] = [0.05, 1000]

/** A short list in its order, with the first thing first. */
export function beforeRenting({ scenario, recommendation: { best }, files }: QuestionContext): string {
  const { spec, corpus } = scenario
  const examples = corpus?.examples ?? spec.prompts
  const test =
    examples === null
      ? 'hold some hundred examples or a few per cent of the text out as a test set'
      : `hold out ${formatCount(Math.max(1, Math.min(mostHeld, Math.round(examples * heldOut))))} of the ${formatCount(examples)} examples as a test set`
  const counted =
    spec.tokens === null || spec.prompts !== null
      ? 'count the tokens (“gpucost count FILE”)'
      : `count the tokens (“gpucost count FILE”): the plan is for ${formatTokens(spec.tokens)}, and its price goes with them`
  const bytes = files?.checkpoint
  const room = bytes === undefined ? '' : ` (about ${formatBytes(bytes)} each)`
  return [
    `First the data, which costs nothing yet: 1. clean it, drop duplicates, and ${test} (rule of thumb).`,
    `2. In the format of the trainer ${counted}.`,
    '3. Try 50–100 steps with a small model on a small or free card, so that faults of data and software show there.',
    `4. Accept the licence of the weights, test that they download, and have a bucket for checkpoints${room}.`,
    `Only then ${spec.owned === true ? 'start' : 'rent'} ${best.gpuCount === 1 ? 'the GPU' : `the ${formatCount(best.gpuCount)} GPUs`}, and compare the first 20 steps with ${formatCount(Math.round(best.tokensPerSecond.p50))} tok/s.`,
  ].join(' ')
}
