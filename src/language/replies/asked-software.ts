/** "Which framework do you assume?", "does flash attn work w axolotl on amd", "do we need deepspeed": the software of the run is asked about. */
import { maskTerms } from '../questions/named-terms.ts'
import type { Question } from '../questions/question.ts'
import { isKind } from '../lexicon/meanings.ts'
import { withoutLimits } from '../../scenario/limit-fields.ts'
import { changedFields, type Scenario, type SpecField } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import { asksInClause, asksInForm } from './question-forms.ts'
import { type ReplyCandidate, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const [maxLength, maxChatter] = [220, 0.997]
const software = String.raw`(?:frameworks?|software|software stack|stack|library|libraries|libs?|trainers?|toolkit|training code|codebase|training tool|training software|hf trainer)`
const asksWhich = new RegExp(
  String.raw`\b(?:which|what|whats|what's|whose) (?:is the |kind of |sort of |training |the |\S{2,12} ){0,2}${software}\b(?!.{0,40}\b(?:versions?|should|best|cheapest|fastest|recommend|would you)\b)`,
  'u',
)
/** What it can do, has to have, or is fit for. */
const asksCan =
  /\b(?:supports?|supported|works?|working|runs?|running|handles?|trains?|loads?|fine|okay|ok|possible|able|capable|pads?|packs?|packing|needs?|needed|required?|requires|necessary|mandatory|overkill|allowed|install\w*|part of|have to|need to|involved|assum\w*|included|counted|compatible|know|knows|manage|enough|do (?:it|this|that|the|packing|dpo|grpo|lora|qlora|full|vision|images?|multimodal|embeddings?|vlms?)|does (?:it|this|that)|can (?:it|we|i|you)|matters?|learn|stay|stick|the moe|talking about)\b/u
const ofFigures =
  /\b(?:costs?|price|cheaper|cheapest|faster|fastest|slower|speed|speedup|how (?:much|long|many|fast)|save|saves|better|worse|versions?|what if)\b|\d ?x\b|[$€£]/u
/** Libraries of which the glossary knows, beside the trainers of the catalog. */
const libraries: ReadonlySet<string> = new Set(
  'zero fsdp flash-attention bitsandbytes vllm liger sdpa torch-compile transformers'.split(' '),
)
/** "Zero reasoning traces" are none. */
const noneOf =
  /^(?!.*(?:deepspeed|zero[- ]?[123])).*\bzero (?!(?:stage|offload|infinity|needed|required|or|and|vs|for|here|with|on|in|at|too|as|is|work|does|do)\b)[a-z]/u
/** Names of trainers in the catalog that are libraries by themselves. */
const ofLibrary = /^(?:deepspeed|liger|transformers|tune|flash.*|hf liger|hf|hugging ?face)$/iu
const wishes =
  /^\W*(?:please|pls|use|run|take|make|switch|let's|lets|plan|go with|do it|try|with|what about|how about|what if|who)\b|\b(?:please|pls)\b(?!.*\?)|\binstead\W*$/u
/** Its files are asked for. */
const ofFile = /\b(?:configs?|configuration|files?|yaml|scripts?|command|cli)\b/u
/** "Can we do unsloth?" wishes for it. */
const proposesShortly = /^(?:can|could|shall|may) (?:we|i|you) (?:do|use|try|take|have|get|go)\b/u
const mostOfProposal = 5
const mayChange: ReadonlySet<SpecField> = new Set<SpecField>([
  'stack', 'gpuCount', 'gpus', 'nodes', 'method', 'weights', 'packed', 'attentionKernel', 'task', 'optimizer', 'adapter', 'precision', 'sharding', 'model', 'params',
]) // prettier-ignore
const asksNeed = /\b(?:needs?|needed|requires?|required|necessary|mandatory|overkill|have to|must|learn)\b/u
const ofAmd = /\b(?:amd|rocm|mi ?\d{3}x?)\b/u

/** Null where no software is asked about. */
export function readAskedSoftware(reply: Reply): ReplyCandidate | null {
  const { line, understanding, vocabulary, scenario } = reply
  if (line.length > maxLength || wishes.test(line)) return null
  if (ofFile.test(line) || (proposesShortly.test(line) && line.split(' ').length <= mostOfProposal)) return null
  if (!(asksInForm(reply) || asksInClause.test(line))) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const isWhich = asksWhich.test(line)
  const named = stacksIn(reply)
  const terms = [...new Set(maskTerms(line, vocabulary.questionCues).ids)].filter(
    (id) => libraries.has(id) && !(id === 'transformers' && named.length > 0) && !(id === 'zero' && noneOf.test(line)),
  )
  if (!isWhich && named.length === 0 && terms.length === 0) return null
  const isOfTwo = named.length > 1 && featuresIn(line).length > 0
  if (!isWhich && !isOfTwo && (!asksCan.test(line) || ofFigures.test(line))) return null
  const { draft } = understanding
  const changed = draft.issues.length > 0 ? [] : changedFields(draft.finish().spec, scenario.spec)
  if (changed.some((field) => !mayChange.has(field))) return null
  if (named.length === 0 && terms.length === 0)
    return weighedReply(
      reply,
      { kind: 'question', topic: 'setting', subject: null, args: { setting: 'stack' } },
      'asks for the software of the plan',
    )
  const [first] = named
  const asked = first === undefined ? null : planWith(first.words, reply, changed)
  const question: Question = {
    kind: 'question',
    topic: 'fixed',
    subject: null,
    matched: { id: 'software-verdict', says: ['{softwareVerdict}'] },
    args: {
      software: {
        stacks: [...new Set(named.map(({ id }) => id))],
        terms,
        features: featuresIn(line),
        ...(isWhich ? { isWhich: true } : {}),
        ...(asksNeed.test(line) ? { isNeed: true } : {}),
        ...(ofAmd.test(line) ? { isOnAmd: true } : {}),
      },
    },
    ...(asked === null ? {} : { asked }),
  }
  return weighedReply(reply, question, 'asks about the software of the run')
}

type NamedStack = { readonly id: string; readonly words: string }

function stacksIn({ understanding: { recognized, wordsAt } }: Reply): readonly NamedStack[] {
  return recognized.mentions.flatMap((mention) => {
    if (!isKind(mention, 'field-value') || mention.meaning.field !== 'stack') return []
    const words = wordsAt(mention.from, mention.to).trim()
    return ofLibrary.test(words) || typeof mention.meaning.value !== 'string'
      ? []
      : [{ id: mention.meaning.value, words }]
  })
}

/** The plan with the software that is named, and with the GPUs that are named beside it. */
function planWith(words: string, reply: Reply, changed: readonly SpecField[]): Scenario | null {
  const { recognized, draft } = reply.understanding
  // "On AMD" names no card that is not planned already.
  const isOfVendor = recognized.mentions.some((mention) => isKind(mention, 'vendor'))
  const act = amend(reply, `with ${words}`)
  const found =
    changed.length > 0 && !isOfVendor
      ? draft.finish()
      : act.kind === 'amended' && act.changed.length > 0
        ? act.scenario
        : null
  return found === null ? null : withoutLimits(found)
}

/** What the software is asked to have, by the names that data/stacks has for it. */
const features: readonly (readonly [RegExp, string])[] = [
  [/\bmuon\b/u, 'optimizer muon'],
  [/\blion\b/u, 'optimizer lion'],
  [/\badafactor\b/u, 'optimizer adafactor'],
  [/\bgalore\b/u, 'optimizer galore'],
  [/\b8-?bit adam\w*\b|\badamw?[- ]8-?bit\b/u, 'optimizer adamw-8bit'],
  [/\bdora\b/u, 'adapter dora'],
  [/\brslora\b/u, 'adapter rslora'],
  ...['dpo', 'grpo', 'ppo', 'orpo', 'kto', 'simpo', 'rloo'].map((one): readonly [RegExp, string] => [
    new RegExp(String.raw`\b${one}\b`, 'u'),
    `objective ${one}`,
  ]),
  [/\bfp8\b/u, 'precision fp8'],
  [/\bnvfp4\b/u, 'precision nvfp4'],
  [/\b(?:packing|pack|packs)\b/u, 'packing'],
  [/\b(?:pad|pads|padding|padded)\b/u, 'padding'],
  [/\b(?:multi-?node|several nodes|two nodes|more nodes|nodes)\b/u, 'nodes'],
  [/\b(?:multi-?gpu|several (?:gpus|cards)|(?:2|4|8|two|four|eight) (?:gpus|cards))\b/u, 'gpus'],
]
const featuresIn = (line: string): readonly string[] =>
  features.flatMap(([form, name]) => (form.test(line) ? [name] : [])).slice(0, 2)
