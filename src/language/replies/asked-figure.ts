/** "What batch size is in this?", "how many FLOPs is the whole thing?": the figure that a question is headed by. */
import type { AskedSetting } from '../../catalog/question-forms.ts'
import { askingPart } from '../questions/asking-part.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { topicOfSetting } from './asked-setting.ts'
import { readAskedBuying, readAskedPayback } from './asked-buying.ts'
import { readAskedExtreme } from './asked-extreme.ts'
import { readAskedFinish } from './asked-finish.ts'
import { readAskedForm } from './asked-form.ts'
import { readAskedRate } from './asked-rate.ts'
import { readAskedTiers, readSellersWeighed } from './asked-tiers.ts'
import { readAskedDiscount } from './discount-at.ts'
import { readStockThere } from './sellers-in-place.ts'
import { readCountedPart } from './asked-in-form.ts'
import { type ReplyActReader, type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { splitBeside, withValueBeside } from './value-beside.ts'

/** What heads a question of a figure, and the words up to its end. */
const head =
  /\b(?:which|what(?:'?s| is| are| was| were)?|how (?:many|much|big|large|heavy|long|often|frequently)|number of|count of|size of|(?:tell|give|show) me (?:the|your)|remind me of the)\b (?<behind>[^,;:.?!]{2,90})/u
/** Another value, what is best, what is possible, and what a word means. */
const asksOtherwise =
  /\b(?:should|recommend\w*|suggest\w*|best|ideal\w*|optimal\w*|better|sensible|good|right|reasonable|enough|can|could|may|max|maximum|most|largest|biggest|smallest|minimum|longest|shortest|highest|lowest|if|instead|another|other|different|more|fewer|less|higher|lower|larger|bigger|smaller|double|halve|twice|effect|affect\w*|change\w*|difference|matters?|mean|means|meant|stands?|why|need\w*|want|usual\w*|typical\w*|normal\w*|happens?|per dollar|cost|costs|cheaper|faster|slower|vs|versus|compared?|left|remain\w*|after|so far|until|goe?s? through|consists?|supports?|supported|works?)\b/u
/** Of these a figure is asked for only where it is that of the plan: else advice is. */
const advised: ReadonlySet<AskedSetting> = new Set<AskedSetting>([
  'batch',
  'method',
  'precision',
  'stack',
  'epochs',
  'modules',
  'layout',
  'rank',
])
const ofPlan =
  /\b(?:did|have|are|were|do|does|has) (?:you|u|we|it|this|that|these|those|the (?:plan|estimate|hours|figures?|numbers?))\b|\b(?:is|are|was|were) (?:it|this|that|these|those|in|here|behind|used|assumed|taken|planned|set|baked|counted|the|they)\b|\b(?:you|it|that|this) (?:took|take|takes|used?|uses|assumed?|assumes|assuming|counted|reckoned|picked|chose|went|ran|runs?)\b|\b(?:assum\w+|behind (?:this|that|it|the)|in (?:this|that|it|here|there|the plan|the estimate|your)|used here)\b/u
/** These are read by their own words. */
const elsewhere: ReadonlySet<AskedSetting> = new Set<AskedSetting>(['electricity', 'exampleLength', 'imageTokens'])
const [maxLength, maxBetween, maxChatter] = [200, 2, 0.9]
/** What else may head a question: "how large is a checkpoint with its optimizer state?" */
const otherHead = /\b(?:checkpoints?|adapter files?|price|range|odds|chance)\b/u

/** How often it is saved, and not how many there are. */
const ofSaving = /\b(?:checkpoint\w*|ckpts?|sav(?:e|es|ing|ed)|snapshots?)\b|save_steps/u

/** Null where no figure heads the question, or another value is proposed or asked for. */
function readAskedFigure(reply: Reply): ReplyCandidate | null {
  const { line, vocabulary } = reply
  if (line.length > maxLength) return null
  const { own, value } = splitBeside(line)
  const asking = value === null ? (askingPart(line) ?? line) : own
  const found = head.exec(asking)
  const behind = found?.groups?.['behind']
  if (behind === undefined || asksOtherwise.test(asking)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const { setting: named, leading } = vocabulary.formCues.headOf(asking.slice(found?.index ?? 0))
  // "A checkpoint every how many steps?"
  const setting = named === 'steps' && ofSaving.test(asking) ? 'checkpointInterval' : named
  if (setting === null || leading > maxBetween || elsewhere.has(setting)) return null
  if (setting !== 'checkpointInterval' && setting !== 'trainable' && otherHead.test(behind)) return null
  if (advised.has(setting) && !ofPlan.test(asking)) return null
  // "What about 4 epochs?" names another value.
  const { amendment } = reply
  if (amendment.kind === 'amended' && amendment.changed.length > 0) return null
  if (questionArguments(reply.understanding.recognized).steps !== undefined) return null
  // "What's MFU?" asks what it is.
  if (reply.namedTopic.matched?.id.startsWith('term ') === true) return null
  const topic = topicOfSetting[setting]
  const other = withValueBeside(reply, setting, value)
  if (value !== null && other === null) return null
  const asked = wholeReply(
    reply,
    topic === undefined
      ? {
          kind: 'question',
          topic: 'setting',
          subject: null,
          args: { setting },
          ...(other === null ? {} : { asked: other }),
        }
      : { kind: 'question', topic, subject: null, ...seenBeside(topic, reply) },
    `asks for the ${setting} of the plan`,
  )
  return ofTradeAlone.has(setting) ? { ...asked, isWeighed: true } : asked
}

/** "What tok/s do you assume? We get 45k per H100" */
function seenBeside(topic: string, { understanding }: Reply): { readonly args?: { readonly seenRate: number } } {
  const { seenRate } = questionArguments(understanding.recognized)
  return topic === 'throughput' && seenRate !== undefined ? { args: { seenRate } } : {}
}

/** Said of nothing but a training, however likely talk is. */
const ofTradeAlone: ReadonlySet<AskedSetting> = new Set<AskedSetting>([
  'layout',
  'rank',
  'mfu',
  'flops',
  'trainable',
  'globalBatch',
  'sequenceLength',
  'checkpointing',
  'optimizerMemory',
  'gradientsMemory',
])

/** Figures of the plan that a question names: whether a part is in them, and which one is asked for. */
export const figureQuestions: readonly ReplyActReader[] = [
  { name: 'asked-extreme', read: readAskedExtreme },
  { name: 'asked-finish', read: readAskedFinish },
  { name: 'asked-payback', read: readAskedPayback },
  { name: 'asked-buying', read: readAskedBuying },
  { name: 'asked-form', read: readAskedForm },
  { name: 'stock-there', read: readStockThere },
  { name: 'sellers-weighed', read: readSellersWeighed },
  { name: 'asked-tiers', read: readAskedTiers },
  { name: 'asked-discount', read: readAskedDiscount },
  { name: 'asked-rate', read: readAskedRate },
  { name: 'counted-part', read: readCountedPart },
  { name: 'asked-figure', read: readAskedFigure },
]
