/** A reply with what people leave out typed out, before anything is read of it. */
import type { Scenario, Spec } from '../../scenario/scenario.ts'
import { withMemoryCap } from '../text/memory-cap.ts'
import { withNumberForms } from '../text/number-forms.ts'
import { fractions } from '../text/parts-of-whole.ts'
import { withAddedCards } from './added-cards.ts'
import { withTypedMoves } from './typed-moves.ts'
import { withBorrowedScale } from './borrowed-scale.ts'
import { withCancelledPasses } from './cancelled-passes.ts'
import { withRenumberedField } from './renumbered-field.ts'
import { withReturn } from './returned-version.ts'
import { withOtherSize } from './other-size.ts'
import { withRemainingData } from './remaining-data.ts'

/** Five times what Slack lets through: what lies beyond is no reply. */
const maxTypedLength = 200_000

/** The reply below the plan of the scenario; `lastPlan`: what of it was chosen, as it was shown. */
export function wordedReply(typed: string, scenario: Scenario, lastPlan: Partial<Spec> = {}): string {
  const whole = withNumberForms(typed.length > maxTypedLength ? typed.slice(0, maxTypedLength) : typed)
  const sized = withOtherSize(withRemainingData(whole), scenario.spec)
  const spelled = withReturn(withRenumberedField(withCancelledPasses(sized, scenario)))
  const plain = inPlainForms(
    withAddedCards(withTimesRun(withTypedMoves(spelled, scenario.spec)), scenario.spec, lastPlan),
  )
  return withBorrowedScale(withMemoryCap(plain), scenario)
}

/** “So x52, or is it not that simple”: as many runs. */
const timesRun =
  /^(?:so|and|then|ok|just|that's|its|it's|\s|,)*(?:x ?|× ?|times |multipl\w+ (?:it |that |this )?by )(\d{1,3})\b(?! ?(?:gpus?|cards?|nodes?|machines?|the|data|rows|epochs?|faster|slower|as|h\d|a\d))(?=.*(?:\?|\b(?:right|correct|simple|or|year|month|quarter)\b))/iu
const maxLength = 80

const withTimesRun = (text: string): string =>
  text.length > maxLength ? text : text.replace(timesRun, 'what do $1 runs cost')

/** “Training is half done”, “the run is two thirds through”: parts of a run as shares. */
const partDone =
  /(?<=^(?:(?:ok|so|update|fyi|well|hey)[\s,:]+)?(?:(?:the|our|my) )?(?:run|job|training|fine-?tune|finetuning|it|we)(?: started [^,.;]{2,30} and it)?(?:'s|'re| is| are| was)? (?:now |about |roughly |already |almost |more or less )?)(half(?:[ -]?way)?|(?:a|one) third|two thirds|(?:a|one) quarter|three quarters)(?: of (?:it|the way))? (?:done|through|there|finished|complete)\b(?! (?:the|a|an|our|my|this|that) (?!data|run|epochs?|training))/iu

const withPartDone = (text: string): string =>
  text.replace(
    partDone,
    (_, part: string) => `${Math.round(100 * (fractions[part.toLowerCase().replaceAll(/[ -]/gu, '')] ?? 0))}% done`,
  )

/** “3 epochs + rank 32” joins two wishes; “revert that, I misread it” is undone; “substitute B for A” puts B in the place of A. */
const forms: readonly (readonly [RegExp, string])[] = [
  [
    /(?<=[\p{L}\p{N}]) \+ (?=(?:lora |max )?(?:rank|seq|sequence|context|ctx|batch|packing|checkpointing|unsloth|axolotl|spot|q?lora|fp8|bf16)\b)/giu,
    ' and ',
  ],
  [
    /^((?:ok|no|sorry|oops|ah|hm+|please|pls)[ ,]+)*(?:revert|undo|roll back|take back|scratch)(?: (?:that|it|this|the last (?:one|change)))?(?:[ ]?[,;.:–-] ?| )(?:i (?!want|need|would|like)|we (?!want|need)|it was|my bad|wrong|because|bc)[^\d?]{0,60}$/iu,
    'undo',
  ],
  [
    /^((?:please |pls |let's |can we |could we )?)substitute ([\w.-]{2,20}) for ([\w.-]{2,20})$/iu,
    '$1use $2 instead of $3',
  ],
  // “Can we push it to 32k context on the same 2 cards?”: whether that fits there.
  [
    /^(?:(?:and|so|ok|but) )?(?:(?:can|could) (?:we|i|it|you) )?(?:still )?(?:push|raise|stretch|extend|bump|go|get|crank)(?: it| this| the (?:context|length|window|sequence))?(?: up)? to (\d+k)(?: (?:context|tokens?|seq\w*|ctx))?(?: \w+)? on (?:the same|these|those|our|this)(?: same)?(?: \w+)? (?:cards?|gpus?|machine|box|hardware)\W*$/iu,
    'with $1 context would it still fit on the same cards?',
  ],
  // “Does 8bit adam make it fit on one 80gb”
  [
    /^(?:(?:and|so|ok|but) )?(?:would|does|do|will|could|can) ((?:paged )?(?:8-?\s?bit adamw?|adamw? ?8-?bit|adamw_8bit))\b,? (?:make|let|get|help|bring)s? (?:it|this|that|the model|us)?(?: to)? ?(?:fit|run|go|down)? ?(?:on|onto|to|in|into) (?:just )?(.{2,30}?)(?: (?:card|gpu))?\W*$/iu,
    'with 8bit adam would it fit on $2 card?',
  ],
  // “1200 steps, 200 was me testing”: what the other number was is no wish.
  [
    /(?<=\d[^.;!?]{0,40})[,.;] (?:the |that |those )?\d[\d.,]*[kmb]?(?: \p{L}+)? (?:was|were) (?:(?:only|just) )?(?:me|my|us|a|an|for|from|meant as|the (?:test|pilot|demo|dry run|old))\b[^\d,.;?!]{0,60}[.!]*$/iu,
    '',
  ],
]
const inPlainForms = (text: string): string =>
  forms.reduce((said, [form, plain]) => said.replace(form, plain), withPartDone(text))
