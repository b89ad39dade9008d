/** "Is Qwen3 Coder not the better choice?", "isn't Mixtral dated?", "would a smaller one do?": the choice of the model is weighed. */
import { isKind } from '../lexicon/meanings.ts'
import type { Question } from '../questions/question.ts'
import { withoutLimits } from '../../scenario/limit-fields.ts'
import { changedFields, type Scenario, type SpecField } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import { readAskedTokensNeeded } from './asked-tokens-needed.ts'
import { asksInClause, asksInForm } from './question-forms.ts'
import { type ReplyCandidate, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** A name of a model tells more than the chance of talk. */
const [maxLength, leastWords, maxChatter, maxChatterOfNamed] = [220, 3, 0.95, 1]
/** How good it is, and not how much it takes. */
const ofQuality =
  /\b(?:better|smarter|saner|wiser|stronger|nicer|superior|worse|weaker|as good|just as (?:good|well)|good enough|good choice|right (?:choice|model|pick|one)|best|beats?|outperforms?|(?:do|does|did) (?:the )?(?:same )?(?:job|trick)|(?:would|could|will) (?:an? |the )?\S+(?: \S+)? (?:do|serve|work|suffice) (?:instead|here|just as well|as well|too|for this|for that)|choice|pick|worth (?:it|(?:the )?\S+ )?(?:over|more than|instead of)|(?:would|should|do) (?:you|we|i) (?:rather )?(?:go (?:for|with)|choose|prefer|favou?r)|match(?:es)?|keep up|hold up|more sense|make sense|sensible|recommend|prefer|stick with|stay with|capable|suited|suitable|better off|(?:any|good) reason|wrong with|better results|manages?|copes?|handles?|pull (?:this|it|that|these) off|enough|plenty|suffices?|as (?:well|reliably|accurately|cleanly)|too (?:dumb|weak|stupid|simple|small|big|much|heavy|limited)|dumb|asking too much|lose (?:much|anything|a lot|quality|something)|give up|notice|write (?:these|this|them|it) as|end up with|(?:usually|normally|typically|mostly) (?:take|use|pick|go|end)|(?:people|teams|folks|others) (?:usually |normally |typically |mostly )?(?:take|use|pick|go with|run|choose))\b|\bshould (?:we|i|one) (?:not )?(?:rather |better |maybe |just )?(?:take|use|go|pick|choose|train|tune|move|switch)\b/u
/** What is said of a plan, a card or a price. */
const ofOther =
  /\b(?:deal|price|priced|value|fits?|memory|vram|cards?|gpus?|provider|clouds?|seller|spot|on demand|nodes?|per hour|batch|lora|qlora|full|precision|4-?bit|8-?bit|fp8|bf16)\b|[$€£]/u
const ofAge =
  /\b(?:dated|outdated|out ?of ?date|old|older|oldish|ancient|antique|obsolete|legacy|deprecated|stale|superseded|past its prime|long in the tooth|behind the times|newer|newest|latest|more recent|modern|current equivalent|current version|equivalent|successor|successors|replaced|replacement|replaces|up to date|sota|state of the art|from (?:this|last) year|from 20\d\d)\b|\b(?:still|anyone|anybody|people|ppl|folks|someone) (?:even |really |actually |still )?(?:used?|using|uses|relevant|current|worth|state|sota|tunes?|tuning|trains?|finetunes?|fine-tunes?|finetuning|recommended|the way)\b|\b(?:which|what) (?:base |open )?(?:model|llm) (?:would|should|do|shall|to) (?:you|we|i|one|use|take|pick|choose|go)\b|\binstead of .{2,40}\b(?:20\d\d|today|nowadays|these days|now)\b/u
const ofLess =
  /\b(?:smaller|lighter|tiny|little|younger|mid-?sized?) (?:one|model|llm|base|sibling|brother|sister|cousin|version|variant|size)\b|\b(?:anything|something) (?:smaller|lighter|leaner)\b|\b(?:what|which) (?:size|sized?) (?:of )?(?:an? )?(?:model|llm|base|do|does|should|would|is)\b|\btoo (?:heavy|big|large)(?:[- ]handed)? (?:for|to)\b|\b(?:really|actually) the (?:floor|minimum|least)\b|\boverkill\b|\bget away with\b|\b(?:really|actually|even) need (?:such )?(?:an? |the |that )?(?:\S{1,12} )?(?:big|large|huge|\d+(?:\.\d+)? ?b\b)|\bneed (?:such )?an? (?:big|large|huge) (?:model|one|llm)\b|\b(?:an?|the) \d+(?:\.\d+)? ?b (?:model |one |llm )?(?:really |even |actually )?(?:needed|necessary|do\b|be (?:good )?enough|be fine|suffice|enough|handle|manage)|\bneed (?:an? |the |all )?\d+(?:\.\d+)? ?(?:b|billion)\b/u
const ofModel =
  /\b(?:siblings?|family|models?|llms?|base model|checkpoint|version|one|size|params|parameters)\b|\b\d+(?:\.\d+)? ?b\b/u
const ofSomething = /\b(?:anything|something) (?:smaller|lighter|leaner)\b/u
const ofMoney = /\b(?:cheaper|for less|less money|sav(?:e|es|ing|ings)|how much|costs?|price|dollars|bucks|money)\b|\$/u
/** A plan is proposed, or a person is meant. */
const proposes = /^\W*(?:who\b|what about|how about|what if)/u
const asksOf =
  /^(?:(?:honestly|realistically|seriously|frankly|tbh|actually|really)[, ]+)?(?:why|what|which|whats|what's|is|isn't|isnt|are|aren't|would|wouldn't|wouldnt|could|can|should|do|does|doesn't|doesnt|dont|don't|will|did|any|has|have|how)\b/u
/** "What size is the adapter file", "what size is the model": of what comes out or is planned, and not which to take. */
const ofFile =
  /\b(?:what|which) size\b.{0,40}\b(?:files?|adapters?|checkpoints?|ckpts?|weights|artifacts?|outputs?|results?|downloads?|disks?|archives?|safetensors|ggufs?|(?:mega|giga)bytes?|[mg]i?b)\b|\b(?:what|which) size (?:is|has|does|of) (?:the|our|this|that|your) (?:\w+ )?(?:model|llm)\b/u
const ofFamily = /\b(?:siblings?|brother|sister|cousin|same family)\b/u
/** "For a support bot, 4b or 8b?" */
const twoSizes = /\b\d+(?:\.\d+)? ?b (?:or|vs\.?|versus) (?:an? |the )?\d+(?:\.\d+)? ?b\b/u
/** What answers from documents that are searched. */
const ofBot = /\b(?:faqs?|bots?|chatbots?|help ?desk|support|assistants?|knowledge base|wiki|q ?& ?a|qa)\b/u
/** What small models do well. */
const smallTasks =
  /\b(?:classif\w*|extract\w*|tagg?\w*|sort\w*|label\w*|rout\w*|format\w*|fill\w*|summar\w*|summing|descriptions?|blurbs?|rewrit\w*|paraphras\w*|tickets?|bins|tone|style|sentiment|categor\w*|keywords?|entit\w*|ner|intent\w*|spam|triage|json|fields?|dates?|emails?|minutes|reformat\w*|clean\w*|names?)\b/u
const sizeNamed = /\b\d+(?:\.\d+)? ?b\b/u
const modelFields: ReadonlySet<SpecField> = new Set<SpecField>([
  'model',
  'params',
  'variant',
  'task',
  'objective',
  'budgetUsd',
  'deadlineHours',
])

/** Null where the model is not what is asked about. */
export function readAskedModel(reply: Reply): ReplyCandidate | null {
  const { line } = reply
  if (line.length > maxLength || !asks(reply) || proposes.test(line) || ofFile.test(line)) return null
  // “Is 26B tokens enough for 1.3b”: both are of the plan, and the data are weighed.
  if (readAskedTokensNeeded(reply) !== null) return null
  if (line.split(' ').length < leastWords) return null
  const { recognized } = reply.understanding
  const namesModel = recognized.mentions.some((mention) => isKind(mention, 'model')) || sizeNamed.test(line)
  if (isLikelyChatter(reply, namesModel ? maxChatterOfNamed : maxChatter)) return null
  const others = otherModels(reply)
  if (others === null) return null
  const isAged = ofAge.test(line) && (others.length === 0 || ofAge.test(line.replace(ofQuality, '')))
  const [other] = others
  if (recognized.mentions.some((mention) => isKind(mention, 'gpu', 'provider', 'instance', 'vendor'))) return null
  const subject = namesModel || ofModel.test(line) || (ofSomething.test(line) && smallTasks.test(line))
  if (!subject) return null
  const asked = ofLess.test(line)
    ? 'smaller'
    : other !== undefined &&
        (ofQuality.test(line) || (twoSizes.test(line) && (ofBot.test(line) || smallTasks.test(line)))) &&
        !ofOther.test(line.replace(ofQuality, ''))
      ? 'named'
      : isAged && !ofOther.test(line)
        ? 'newer'
        : null
  if (asked === null || (asked === 'named' && other === undefined)) return null
  const scenario = asked === 'newer' ? undefined : other
  const question: Question = {
    kind: 'question',
    topic: 'fixed',
    subject: null,
    matched: { id: 'model-verdict', says: ['{modelVerdict}'] },
    args: {
      asksModel: asked,
      ...(ofMoney.test(line) ? { asksMoney: true } : {}),
      ...(smallTasks.test(line) ? { isSmallTask: true } : {}),
      ...(ofFamily.test(line) ? { ofFamily: true } : {}),
      ...(ofBot.test(line) ? { isBot: true } : {}),
    },
    ...(scenario === undefined ? {} : { asked: scenario }),
  }
  return weighedReply(reply, question, 'asks whether another model would do better')
}

/** A question mark, or a question's first word at the beginning of a clause. */
const asks = (reply: Reply): boolean =>
  asksInForm(reply) ||
  asksInClause.test(reply.line) ||
  reply.line.split(/[.,;!–—] /u).some((clause) => asksOf.test(clause.trim()))

/** The plan on each model that is named beside its own; null where more is changed than the model. */
function otherModels(reply: Reply): readonly Scenario[] | null {
  const { scenario, understanding } = reply
  const { recognized, wordsAt, draft } = understanding
  const named = recognized.mentions.flatMap((mention) =>
    isKind(mention, 'model') ? [wordsAt(mention.from, mention.to).trim()] : [],
  )
  const sizes = named.length > 0 ? [] : (reply.line.match(/\b\d+(?:\.\d+)? ?b\b/gu) ?? [])
  if (draft.issues.length === 0) {
    const { spec } = draft.finish()
    if (changedFields(spec, scenario.spec).some((field) => !modelFields.has(field))) return null
  }
  return [...named, ...sizes].slice(0, 3).flatMap((words) => {
    const act = amend(reply, `on ${words}`)
    return act.kind === 'amended' && act.changed.some((field) => field === 'model' || field === 'params')
      ? [withoutLimits(act.scenario)]
      : []
  })
}
